package peering.registration.prefix;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import peering.contract.VerdictFact;
import peering.kit.outbox.Outbox;
import peering.registration.partner.registered.Grant;
import peering.registration.partner.registered.RegisteredPrefixes;
import peering.registration.prefix.event.EventBook;

/**
 * What a change of prefixes leaves behind, in the same transaction: a line in the history of each,
 * an event, a fact, and a word to whoever watches.
 */
@ApplicationScoped
class PrefixLedger {
    private final RegisteredPrefixes registered;
    private final Outbox outbox;
    private final EventBook events;
    private final LearnedTypes learned;
    private final Instance<PrefixWatch> watches;

    PrefixLedger(
            RegisteredPrefixes registered,
            Outbox outbox,
            EventBook events,
            LearnedTypes learned,
            Instance<PrefixWatch> watches) {
        this.registered = registered;
        this.outbox = outbox;
        this.events = events;
        this.learned = learned;
        this.watches = watches;
    }

    /** The first line of a history is written with the row. */
    Uni<Void> entered(List<NewClaim> claims) {
        var facts = claims.stream().map(PrefixLedger::fact).toList();
        var happenings =
                claims.stream().map(claim -> PrefixHappenings.registered(claim.row)).toList();
        var ids = claims.stream().map(claim -> claim.row.id).toList();
        return outbox.addAll(facts)
                .chain(() -> events.noteAll(happenings))
                .chain(() -> learned.refresh(ids));
    }

    Uni<Void> judged(PrefixEntity row, VerdictFact verdict) {
        return events.note(PrefixHappenings.verdict(row, verdict));
    }

    /**
     * @param changed those of the rows that stand otherwise than before
     */
    Uni<Void> changed(
            List<PrefixEntity> rows, List<PrefixEntity> changed, String reason, Instant now) {
        if (rows.isEmpty()) return Uni.createFrom().voidItem();
        var lines = rows.stream().map(row -> StandingEntity.of(row, now, reason)).toList();
        var happenings =
                changed.stream().map(row -> PrefixHappenings.standing(row, reason)).toList();
        var keys = rows.stream().map(row -> row.fingerprint).distinct().toList();
        return StandingEntity.persist(lines)
                .chain(() -> events.noteAll(happenings))
                .chain(() -> registered.grants(keys))
                .chain(grants -> outbox.addAll(facts(rows, grants, now)))
                .chain(() -> tell(rows));
    }

    /**
     * The lines of the histories are written with the rows. Nobody who watches is told.
     *
     * @param changed those of the rows that stand otherwise than before
     */
    Uni<Void> carried(
            List<PrefixCarriage.Carried> all,
            List<PrefixEntity> changed,
            Instant now,
            String reason) {
        var facts = all.stream().map(one -> fact(one.row(), Optional.of(one.grant()), now));
        var moved = all.stream().map(one -> PrefixHappenings.moved(one.row(), now, reason));
        var stand = changed.stream().map(row -> PrefixHappenings.standing(row, reason));
        var ids = all.stream().map(one -> one.row().id).toList();
        return outbox.addAll(facts.toList())
                .chain(() -> events.noteAll(Stream.concat(moved, stand).toList()))
                .chain(() -> learned.refresh(ids));
    }

    /** Those who watch hear of one prefix, as the last thing of its change. */
    Uni<Void> tell(String prefixId) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (var watch : watches) told = told.chain(() -> watch.changed(prefixId));
        return told;
    }

    private Uni<Void> tell(List<PrefixEntity> rows) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (var row : rows) told = told.chain(() -> tell(row.id));
        return told;
    }

    private static List<Outbox.Entry> facts(
            List<PrefixEntity> rows, Map<String, Grant> grants, Instant now) {
        return rows.stream()
                .map(row -> fact(row, Optional.ofNullable(grants.get(row.fingerprint)), now))
                .toList();
    }

    private static Outbox.Entry fact(NewClaim claim) {
        return fact(claim.row, Optional.of(claim.grant), claim.row.registeredAt);
    }

    private static Outbox.Entry fact(PrefixEntity row, Optional<Grant> grant, Instant now) {
        return new Outbox.Entry(row.id, row.toFact(grant, now), now);
    }
}
