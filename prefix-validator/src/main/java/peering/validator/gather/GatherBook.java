package peering.validator.gather;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import peering.validator.evidence.Question;

/** What is to be asked, and what was answered, as the rooms above see it. */
@ApplicationScoped
public class GatherBook implements PanacheRepositoryBase<GatheredEntity, String> {
    private final Inquiries inquiries;
    private final ErrandRows rows;
    private final Clock clock;

    GatherBook(Inquiries inquiries, ErrandRows rows, Clock clock) {
        this.inquiries = inquiries;
        this.rows = rows;
        this.clock = clock;
    }

    /** Every configured source is to be asked soon, as part of the transaction in progress. */
    public Uni<Void> ask(Map<String, Question> byPrefixId) {
        var kinds = inquiries.kinds();
        return kinds.isEmpty() || byPrefixId.isEmpty()
                ? Uni.createFrom().voidItem()
                : rows.wish(byPrefixId, kinds, clock.instant());
    }

    /** Nobody is asked about them any more, and what was said is forgotten. */
    public Uni<Void> forget(List<String> prefixIds) {
        return prefixIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : delete("prefixId in ?1", prefixIds).replaceWithVoid();
    }

    /** By prefix id, of each of them; some hundred at most. */
    public Uni<Map<String, Answers>> of(Collection<String> prefixIds) {
        if (inquiries.kinds().isEmpty() || prefixIds.isEmpty()) {
            return Uni.createFrom().item(byId(prefixIds, List.of()));
        }
        return list("prefixId in ?1", prefixIds).map(found -> byId(prefixIds, found));
    }

    private Map<String, Answers> byId(Collection<String> ids, List<GatheredEntity> found) {
        var each = found.stream().collect(groupingBy(row -> row.prefixId));
        var all = new HashMap<String, Answers>();
        for (String id : ids) {
            var byKind =
                    each.getOrDefault(id, List.of()).stream()
                            .collect(toMap(row -> row.kind, Function.identity()));
            all.put(id, new Answers(inquiries, byKind));
        }
        return all;
    }

    /**
     * Prefixes of which a source says something else than before, or has failed or recovered, and
     * that were not {@link #noted} since.
     */
    public Uni<List<News>> news(int limit) {
        return Panache.withSession(() -> rows.news(limit));
    }

    public Uni<Void> noted(List<News> news) {
        return Panache.withTransaction(() -> rows.noted(news));
    }

    /**
     * @param number of that piece of news; a later one has a higher one
     */
    public record News(String gatheredId, String prefixId, long number) {}
}
