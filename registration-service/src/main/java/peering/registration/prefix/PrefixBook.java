package peering.registration.prefix;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Finding;
import peering.kit.outbox.Outbox;
import peering.registration.partner.registered.RegisteredPrefixes;
import peering.registration.web.Violated;

/**
 * Every change of a prefix's standing: the row, a line in its history, and its fact, in the
 * transaction in progress.
 */
@ApplicationScoped
public class PrefixBook {
    private static final Function<Throwable, Throwable> REFUSALS =
            Violated.means(
                    Map.of(
                            "prefix_one_holder_excl", PrefixProblems::taken,
                            "prefix_nkey", PrefixProblems::alreadyClaimed));

    private final Prefixes prefixes;
    private final Space space;
    private final RegisteredPrefixes registered;
    private final Outbox outbox;
    private final Instance<PrefixWatch> watches;
    private final Clock clock;

    PrefixBook(
            Prefixes prefixes,
            Space space,
            RegisteredPrefixes registered,
            Outbox outbox,
            Instance<PrefixWatch> watches,
            Clock clock) {
        this.prefixes = prefixes;
        this.space = space;
        this.registered = registered;
        this.outbox = outbox;
        this.watches = watches;
        this.clock = clock;
    }

    /**
     * Enters new claims with the first line of each one's history and their facts, in two round
     * trips. Their space has to be queued for.
     */
    public Uni<Void> enterAll(List<NewClaim> claims) {
        if (claims.isEmpty()) return Uni.createFrom().voidItem();
        var facts = claims.stream().map(PrefixBook::entry).toList();
        return PrefixRows.insert(claims)
                .chain(() -> outbox.addAll(facts))
                .onFailure()
                .transform(REFUSALS);
    }

    Uni<CustomerPrefix> revalidate(PrefixEntity row, PrefixState.Claimed state) {
        return judgeAnew(row, state, "to be judged anew, asked for by the customer");
    }

    /**
     * @param reason for the history
     */
    Uni<CustomerPrefix> judgeAnew(PrefixEntity row, PrefixState.Claimed state, String reason) {
        return space.queueFor(row)
                .invoke(() -> {
                    row.claimAnew();
                    row.become(state.judgedAnew(clock.instant()));
                })
                .chain(() -> write(row, reason));
    }

    /**
     * Enters claims that rest on something else from now on, whatever their number in two round
     * trips. Space that any of them did not hold before has to be queued for. Who watches is not
     * told: where a whole connection changes, that is told.
     */
    Uni<Void> carryAll(List<PrefixCarriage.Carried> all, Instant now, String reason) {
        var rows = all.stream().map(PrefixCarriage.Carried::row).toList();
        var facts =
                all.stream()
                        .map(one ->
                                new Outbox.Entry(
                                        one.row().id,
                                        one.row().toFact(Optional.of(one.grant()), now),
                                        now))
                        .toList();
        return CarriedRows.write(rows, now, reason)
                .chain(() -> outbox.addAll(facts))
                .onFailure()
                .transform(REFUSALS);
    }

    Uni<CustomerPrefix> release(PrefixEntity row, PrefixState.Claimed state) {
        row.become(state.release(clock.instant()));
        return write(row, "released by the customer");
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
        row.note(verdict, found);
        if (!first && next.standing() == row.standing) return prefixes.flush();
        row.become(next);
        return write(row, "verdict " + verdict.verdictId()).replaceWithVoid();
    }

    Uni<List<CustomerPrefix.Step>> history(String prefixId) {
        return StandingEntity.<StandingEntity>list("prefixId = ?1 order by revision", prefixId)
                .map(rows -> rows.stream().map(StandingEntity::toStep).toList());
    }

    private Uni<CustomerPrefix> write(PrefixEntity row, String reason) {
        var now = clock.instant();
        return prefixes.persistAndFlush(row)
                .call(() -> StandingEntity.of(row, now, reason).persist())
                .call(() ->
                        registered
                                .grant(row.fingerprint)
                                .chain(grant -> outbox.add(row.id, row.toFact(grant, now), now)))
                .call(() -> tell(row.id))
                .chain(() -> history(row.id))
                .map(steps -> row.toPrefix().with(steps))
                .onFailure()
                .transform(REFUSALS);
    }

    /** Those who watch hear of one prefix, as the last thing of its change. */
    Uni<Void> tell(String prefixId) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (var watch : watches) told = told.chain(() -> watch.changed(prefixId));
        return told;
    }

    private static Outbox.Entry entry(NewClaim claim) {
        var row = claim.row;
        var fact = row.toFact(Optional.of(claim.grant), row.registeredAt);
        return new Outbox.Entry(row.id, fact, row.registeredAt);
    }
}
