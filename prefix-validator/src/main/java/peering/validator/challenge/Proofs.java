package peering.validator.challenge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.validator.challenge.proof.Proof;

/**
 * Who has proved what. A proof that comes, changes or ends makes the claims inside it due: the
 * database sees to that (V8).
 */
@ApplicationScoped
public class Proofs {
    private final ProofRows rows;
    private final Challenges challenges;
    private final Clock clock;

    Proofs(ProofRows rows, Challenges challenges, Clock clock) {
        this.rows = rows;
        this.challenges = challenges;
        this.clock = clock;
    }

    /**
     * Who claims what.
     *
     * @param prefix canonical
     */
    public record Claimed(String id, String organisation, String prefix) {}

    /**
     * What the organisations have proved of what they claim at that moment: for the prefixes and
     * for those around them, as it was proved ({@link
     * peering.validator.challenge.proof.Inheritance} says what that means for the prefix). In the
     * session in progress.
     *
     * @param claims some hundred at most
     * @return by the claim's id; those of which nothing was proved are left out
     */
    public Uni<Map<String, List<Proof>>> of(List<Claimed> claims, Instant now) {
        if (claims.isEmpty()) return Uni.createFrom().item(Map.of());
        return rows.counting(claims, now).chain(this::of);
    }

    private Uni<Map<String, List<Proof>>> of(List<Object[]> pairs) {
        if (pairs.isEmpty()) return Uni.createFrom().item(Map.of());
        var ids = pairs.stream().map(pair -> (String) pair[1]).distinct().toList();
        return rows.list("id in ?1", ids)
                .map(found -> {
                    var byId = found.stream().collect(toMap(row -> row.id, ProofEntity::toProof));
                    return pairs.stream()
                            .collect(
                                    groupingBy(
                                            pair -> (String) pair[0],
                                            mapping(pair -> byId.get((String) pair[1]), toList())));
                });
    }

    /** Keeps a proof that came of no challenge. */
    Uni<ProofEntity.View> keep(Proof proof) {
        return Panache.withTransaction(() ->
                        challenges
                                .turn(proof.organisation())
                                .chain(() -> rows.keep(proof, null))
                                .call(rows::flush))
                .map(ProofEntity::shown);
    }

    /** Ends a proof before its time; nothing happens if it has ended. */
    Uni<Void> revoke(Optional<String> owner, String id, String by, String why) {
        return Panache.withTransaction(() ->
                        rows.locked(owner, id)
                                .invoke(row -> {
                                    if (row.endedAt == null) row.end(clock.instant(), by, why);
                                }))
                .replaceWithVoid();
    }
}
