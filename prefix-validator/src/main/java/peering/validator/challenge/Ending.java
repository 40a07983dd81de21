package peering.validator.challenge;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import peering.kit.clock.Rounds;

/** Time passes: challenges and proofs end, and are dropped some months later. */
@ApplicationScoped
class Ending {
    private static final String TIME = "time";

    private final Challenges challenges;
    private final ProofRows rows;
    private final ChallengeConfig config;
    private final Clock clock;
    private final Rounds rounds;

    Ending(
            Challenges challenges,
            ProofRows rows,
            ChallengeConfig config,
            Clock clock,
            Rounds rounds) {
        this.challenges = challenges;
        this.rows = rows;
        this.config = config;
        this.clock = clock;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(config.lookEvery(), "ending challenges and proofs", this::round);
    }

    /** Safe in two replicas: rows in another's hand are passed over. */
    Uni<Void> round() {
        Instant now = clock.instant();
        return endChallenges(now)
                .chain(() -> endProofs(now))
                .chain(() -> Panache.withTransaction(() -> drop(now.minus(config.keep()))));
    }

    private Uni<Void> endChallenges(Instant now) {
        return Panache.withTransaction(() ->
                        challenges
                                .runOut(now)
                                .invoke(found ->
                                        found.forEach(row -> row.state = Challenge.State.Expired)))
                .chain(found -> found.isEmpty() ? Uni.createFrom().voidItem() : endChallenges(now));
    }

    private Uni<Void> endProofs(Instant now) {
        return Panache.withTransaction(() ->
                        rows.runOut(now)
                                .invoke(found ->
                                        found.forEach(row ->
                                                row.end(row.validUntil, TIME, "It ran out."))))
                .chain(found -> found.isEmpty() ? Uni.createFrom().voidItem() : endProofs(now));
    }

    private Uni<Void> drop(Instant before) {
        return rows.drop(before).chain(() -> challenges.drop(before)).replaceWithVoid();
    }
}
