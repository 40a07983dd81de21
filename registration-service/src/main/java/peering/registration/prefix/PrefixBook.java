package peering.registration.prefix;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Finding;
import peering.registration.web.Violated;

/**
 * Every change of how a prefix stands, in the transaction in progress. What follows from a change
 * is written by the {@link PrefixLedger}.
 */
@ApplicationScoped
public class PrefixBook {
    private static final Function<Throwable, Throwable> REFUSALS =
            Violated.means(
                    Map.of(
                            "prefix_one_holder_excl", PrefixProblems::taken,
                            "prefix_one_delegate_excl", PrefixProblems::taken,
                            "prefix_nkey", PrefixProblems::alreadyClaimed));

    private final Prefixes prefixes;
    private final Space space;
    private final PrefixLedger ledger;
    private final Clock clock;

    PrefixBook(Prefixes prefixes, Space space, PrefixLedger ledger, Clock clock) {
        this.prefixes = prefixes;
        this.space = space;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Enters new claims, whatever their number in three round trips. Their space is queued for. */
    public Uni<Void> enterAll(List<NewClaim> claims) {
        if (claims.isEmpty()) return Uni.createFrom().voidItem();
        return PrefixRows.insert(claims)
                .chain(() -> ledger.entered(claims))
                .onFailure()
                .transform(REFUSALS);
    }

    Uni<Void> revalidate(PrefixEntity row, PrefixState.Claimed state) {
        return judgeAnew(row, state, "to be judged anew, asked for by the customer");
    }

    /**
     * @param reason for the history
     */
    Uni<Void> judgeAnew(PrefixEntity row, PrefixState.Claimed state, String reason) {
        var next = state.judgedAnew(clock.instant());
        return space.standAnew(row)
                .chain(() -> space.queueFor(row))
                .invoke(row::claimAnew)
                .chain(() -> become(row, next, reason));
    }

    /**
     * Enters claims that rest on something else from now on, whatever their number in a few round
     * trips. Space that any of them did not hold before has to be queued for. Who watches is not
     * told: where a whole connection changes, that is told.
     *
     * @param changed those of the rows that stand otherwise than before
     */
    Uni<Void> carryAll(
            List<PrefixCarriage.Carried> all,
            List<PrefixEntity> changed,
            Instant now,
            String reason) {
        var rows = all.stream().map(PrefixCarriage.Carried::row).toList();
        return CarriedRows.write(rows, now, reason)
                .chain(() -> ledger.carried(all, changed, now, reason))
                .onFailure()
                .transform(REFUSALS);
    }

    Uni<Void> release(PrefixEntity row, PrefixState.Claimed state) {
        return become(row, state.release(clock.instant()), "released by the customer");
    }

    /**
     * Notes what a verdict found. A standing that changes is a change of the prefix, and so is the
     * first verdict on a claim that is judged anew: they get a line in the history and a fact.
     *
     * @param next the standing that follows from the verdict
     */
    public Uni<Void> judge(
            PrefixEntity row, PrefixState.Claimed next, VerdictFact verdict, List<Finding> found) {
        boolean first = row.awaitsVerdict();
        boolean changes = first || next.standing() != row.standing;
        row.note(verdict, found);
        return prefixes.flush()
                .chain(() -> ledger.judged(row, verdict))
                .chain(() ->
                        changes
                                ? become(row, next, "verdict " + verdict.verdictId())
                                : Uni.createFrom().voidItem());
    }

    /**
     * Claims that hold no more, whatever the checks said: they are Failed, with a finding of ours.
     * Those that have failed already get the finding alone.
     *
     * @param rows locked
     */
    public Uni<Void> failAll(List<PrefixEntity> rows, Finding finding) {
        if (rows.isEmpty()) return Uni.createFrom().voidItem();
        var failed = new PrefixState.Failed(clock.instant());
        var failing = rows.stream().filter(row -> row.state().isHolding()).toList();
        rows.forEach(row -> row.find(finding));
        failing.forEach(row -> row.become(failed));
        return prefixes.flush()
                .chain(() -> ledger.changed(failing, failing, finding.summary(), clock.instant()));
    }

    private Uni<Void> become(PrefixEntity row, PrefixState next, String reason) {
        var changed = Stream.of(row).filter(one -> one.standing != next.standing()).toList();
        row.become(next);
        return prefixes.flush()
                .chain(() -> ledger.changed(List.of(row), changed, reason, clock.instant()))
                .onFailure()
                .transform(REFUSALS);
    }
}
