package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;

/** The lines of all prefixes' histories. */
@ApplicationScoped
class Standings implements PanacheRepositoryBase<StandingEntity, StandingEntity.Key> {
    private static final Pattern REVISION = Pattern.compile("[0-9]{1,18}");

    /** The latest lines, at most {@code most}, the oldest of them first. */
    Uni<List<CustomerPrefix.Step>> latest(String prefixId, int most) {
        return before(prefixId, Long.MAX_VALUE)
                .range(0, most - 1)
                .list()
                .map(rows -> rows.reversed().stream().map(StandingEntity::toStep).toList());
    }

    /** A page, latest first. Whether the caller may see the prefix is asked before. */
    Uni<Page<CustomerPrefix.Step>> page(String prefixId, PageQuery page) {
        return before(prefixId, cursor(page))
                .range(0, page.limit)
                .list()
                .map(found ->
                        Page.of(found, page.limit, row -> Long.toString(row.revision))
                                .map(StandingEntity::toStep));
    }

    private PanacheQuery<StandingEntity> before(String prefixId, long revision) {
        return find("prefixId = ?1 and revision < ?2 order by revision desc", prefixId, revision);
    }

    private static long cursor(PageQuery page) {
        if (page.cursor == null) return Long.MAX_VALUE;
        if (REVISION.matcher(page.cursor).matches()) return Long.parseLong(page.cursor);
        throw CommonProblem.foreignCursor();
    }
}
