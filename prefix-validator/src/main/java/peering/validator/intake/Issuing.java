package peering.validator.intake;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import peering.contract.VerdictFact;
import peering.validator.check.Known;
import peering.validator.decision.Lapses;
import peering.validator.decision.Policy;

/**
 * Makes verdicts and remembers them: the row, its history and the fact, all in the transaction in
 * progress, and those of many claims in as many statements as those of one.
 */
@ApplicationScoped
class Issuing {
    private static final Logger LOG = Logger.getLogger(Issuing.class);

    private final Policy policy;
    private final IntakeConfig config;
    private final VerdictPost post;
    private final Clock clock;

    Issuing(PolicyConfig policy, IntakeConfig config, VerdictPost post, Clock clock) {
        this.policy = policy.policy();
        this.config = config;
        this.post = post;
        this.clock = clock;
    }

    /** A new verdict on the claim of a locked row. */
    record Made(JudgedPrefixEntity row, VerdictFact verdict) {}

    VerdictFact judge(JudgedPrefixEntity row, Known known) {
        return Judging.judge(row.toClaim(), known, policy, row.lastVerdict(), clock.instant());
    }

    /** Whoever was told that it had lapsed hears that this is over; empty if nobody was. */
    Optional<Made> released(JudgedPrefixEntity row) {
        return Lapses.lasting(row.lastVerdict())
                .flatMap(lapse -> row.lastVerdict())
                .map(last -> Judging.released(row.toClaim(), last, policy, clock.instant()))
                .map(verdict -> new Made(row, verdict));
    }

    /** When a claim with this verdict is to be looked at again; null if nothing asks for it. */
    Instant lookAgainAt(VerdictFact verdict) {
        return Judging.lookAgainAt(verdict, config.lookAgain()).orElse(null);
    }

    Uni<Void> publish(List<Made> made) {
        if (made.isEmpty()) return Uni.createFrom().voidItem();
        made.forEach(this::note);
        var verdicts = made.stream().map(Made::verdict).toList();
        var history = verdicts.stream().map(VerdictEntity::of).toArray();
        return Panache.getSession()
                .chain(session -> session.persistAll(history))
                .chain(() -> post.add(verdicts));
    }

    private void note(Made made) {
        var verdict = made.verdict();
        made.row().judged(verdict);
        made.row().lookAgainAt = lookAgainAt(verdict);
        LOG.infof(
                "prefix %s of %s claim revision %d: %s: %s",
                verdict.prefixId(),
                verdict.organisation(),
                verdict.claimRevision(),
                verdict.outcome(),
                verdict.sentence());
    }
}
