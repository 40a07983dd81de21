package peering.validator.challenge;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.Proof;

/** Who has proved what. */
@ApplicationScoped
public class Proofs {
    private final ProofRows rows;
    private final Challenges challenges;
    private final Event<ProofsChanged> changed;
    private final Clock clock;

    Proofs(ProofRows rows, Challenges challenges, Event<ProofsChanged> changed, Clock clock) {
        this.rows = rows;
        this.challenges = challenges;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * What an organisation has proved of a prefix at that moment: for it and for prefixes around
     * it, as it was proved ({@link peering.validator.challenge.proof.Inheritance} says what that
     * means for the prefix). In the caller's session if there is one.
     */
    public Uni<List<Proof>> of(String organisation, Prefix prefix, Instant now) {
        return Panache.withSession(() -> rows.around(organisation, prefix, now))
                .map(found -> found.stream().map(ProofEntity::toProof).toList());
    }

    /** Keeps a proof that came of no challenge. */
    Uni<ProofEntity.View> keep(Proof proof) {
        return Panache.withTransaction(() ->
                        challenges
                                .turn(proof.organisation())
                                .chain(() -> rows.keep(proof, null))
                                .call(rows::flush))
                .map(ProofEntity::shown)
                .invoke(() -> tell(proof.organisation(), proof.prefix()));
    }

    /** Ends a proof before its time; nothing happens if it has ended. */
    Uni<Void> revoke(Optional<String> owner, String id, String by, String why) {
        return Panache.withTransaction(() ->
                        rows.locked(owner, id)
                                .invoke(row -> {
                                    if (row.endedAt == null) row.end(clock.instant(), by, why);
                                }))
                .invoke(row -> tell(row.organisation, Prefix.parse(row.prefix)))
                .replaceWithVoid();
    }

    void tell(String organisation, Prefix prefix) {
        changed.fire(new ProofsChanged(organisation, prefix));
    }
}
