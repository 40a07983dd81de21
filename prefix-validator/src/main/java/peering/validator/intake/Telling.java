package peering.validator.intake;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import peering.contract.PrefixFact;
import peering.kit.facts.PoisonFact;
import peering.validator.check.Known;
import peering.validator.intake.Issuing.Made;

/**
 * Takes what is told of claims.
 *
 * <p>A claim is judged once per claim revision, however often it is told; the registration-service
 * tells it again after each verdict, with the new standing. Many are taken in one transaction, with
 * as many statements as one.
 */
@ApplicationScoped
class Telling {
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final JudgedPrefixes prefixes;
    private final Knowing knowing;
    private final Issuing issuing;
    private final Clock clock;

    Telling(JudgedPrefixes prefixes, Knowing knowing, Issuing issuing, Clock clock) {
        this.prefixes = prefixes;
        this.knowing = knowing;
        this.issuing = issuing;
        this.clock = clock;
    }

    Uni<Void> told(PrefixFact fact) {
        return told(List.of(fact));
    }

    /**
     * Takes claims as they stand now, all or none; some hundred at most.
     *
     * @throws PoisonFact if one of them cannot be read
     */
    Uni<Void> told(List<PrefixFact> facts) {
        facts.forEach(Judging::mustBeReadable);
        if (facts.isEmpty()) return Uni.createFrom().voidItem();
        var ids = facts.stream().map(PrefixFact::prefixId).distinct().toList();
        return Panache.withTransaction(
                () -> prefixes.lockedOf(ids).chain(there -> taken(facts, there)));
    }

    private Uni<Void> taken(List<PrefixFact> facts, List<JudgedPrefixEntity> there) {
        var rows = new HashMap<String, JudgedPrefixEntity>();
        there.forEach(row -> rows.put(row.id, row));
        var fresh = new ArrayList<JudgedPrefixEntity>();
        var news = new LinkedHashSet<JudgedPrefixEntity>();
        for (var fact : facts) {
            var row = rows.get(fact.prefixId());
            if (row == null) {
                row = new JudgedPrefixEntity();
                row.id = fact.prefixId();
                rows.put(row.id, row);
                fresh.add(row);
            } else if (fact.revision() <= row.prefixRevision) {
                continue;
            }
            row.tell(fact);
            news.add(row);
        }
        return prefixes.add(fresh)
                .chain(() -> release(news.stream().filter(row -> !row.held).toList()))
                .chain(() -> judge(news.stream().filter(Telling::isDue).toList()));
    }

    private static boolean isDue(JudgedPrefixEntity row) {
        return row.held && row.toClaim().claimRevision() > row.judgedClaimRevision;
    }

    private Uni<Void> release(List<JudgedPrefixEntity> rows) {
        var last = rows.stream().map(issuing::released).flatMap(Optional::stream).toList();
        return knowing.forget(ids(rows)).chain(() -> issuing.publish(last));
    }

    private static List<String> ids(Collection<JudgedPrefixEntity> rows) {
        return rows.stream().map(row -> row.id).toList();
    }

    private Uni<Void> judge(List<JudgedPrefixEntity> rows) {
        if (rows.isEmpty()) return Uni.createFrom().voidItem();
        return prefixes.flush()
                .chain(() -> knowing.wish(rows))
                .chain(() -> knowing.of(rows))
                .map(known -> rows.stream().map(row -> judgeFirst(row, known.get(row.id))).toList())
                .chain(issuing::publish)
                .invoke(() -> rows.forEach(this::lookAgainSoon));
    }

    /** One that trips the judge must not keep those behind it from being judged. */
    private Made judgeFirst(JudgedPrefixEntity row, Known known) {
        try {
            return new Made(row, issuing.judge(row, known));
        } catch (RuntimeException broken) {
            throw new PoisonFact("the claim cannot be judged", broken);
        }
    }

    /** What came in beside it, in a transaction that had not ended, did not find the claim. */
    private void lookAgainSoon(JudgedPrefixEntity row) {
        var soon = clock.instant().plus(AGAIN);
        if (row.lookAgainAt == null || row.lookAgainAt.isAfter(soon)) row.lookAgainAt = soon;
    }
}
