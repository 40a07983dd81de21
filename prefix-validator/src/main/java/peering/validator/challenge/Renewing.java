package peering.validator.challenge;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import peering.kit.clock.Rounds;
import peering.validator.challenge.proof.Attempt;
import peering.validator.challenge.proof.Terms;
import peering.validator.evidence.CouldNotAsk;

/**
 * Looks for published tokens again before the proofs end that came of them.
 *
 * <pre>
 *   the token is still there ....... the proof is as good as one that was just shown
 *   it is not ...................... the proof is doubted: it counts until its end, and the customer
 *                                    hears what to mend; it is looked for again
 *   nobody could be asked .......... nothing is said; looked for again, sooner
 *   the challenge was rotated ...... what it asks for now is looked for
 *   the challenge was deleted ...... the proof runs out
 * </pre>
 *
 * Signatures end with what they were made for: nothing that is looked at again makes them last.
 */
@ApplicationScoped
class Renewing {
    private static final Logger LOG = Logger.getLogger(Renewing.class);

    /** Few, and not those of the checks for which somebody waits. */
    private static final int WORKERS = 2;

    private final ProofRows proofs;
    private final Challenges challenges;
    private final Evidences evidences;
    private final ChallengeConfig config;
    private final Clock clock;
    private final WorkerExecutor workers;

    Renewing(
            ProofRows proofs,
            Challenges challenges,
            Evidences evidences,
            ChallengeConfig config,
            Clock clock,
            Vertx vertx) {
        this.proofs = proofs;
        this.challenges = challenges;
        this.evidences = evidences;
        this.config = config;
        this.clock = clock;
        this.workers = vertx.createSharedWorkerExecutor("renewals", WORKERS);
    }

    void start(@Observes StartupEvent event, Rounds rounds) {
        rounds.every(config.lookEvery(), "looking for proofs again", this::round);
    }

    private record Begun(String proofId, String challengeId, Way way, Terms terms, byte[] token) {}

    /**
     * @param attempt empty if nobody could be asked
     */
    private record Looked(Begun begun, Optional<Attempt> attempt) {}

    /** Safe in two replicas: a proof is put off before it is looked for, for whoever comes next. */
    Uni<Void> round() {
        return Panache.withTransaction(() -> proofs.toLookFor(clock.instant()).chain(this::begin))
                .chain(all ->
                        Multi.createFrom()
                                .iterable(all)
                                .onItem()
                                .transformToUniAndConcatenate(this::look)
                                .collect()
                                .asList())
                .replaceWithVoid();
    }

    private Uni<List<Begun>> begin(List<ProofEntity> due) {
        var now = clock.instant();
        due.forEach(row -> row.lookAt = Renewal.soon(now, config.renewEvery()));
        if (due.isEmpty()) return Uni.createFrom().item(List.of());
        var ids = due.stream().map(row -> row.challengeId).distinct().toList();
        return challenges.list("id in ?1", ids).map(found -> begun(due, found));
    }

    private static List<Begun> begun(List<ProofEntity> due, List<ChallengeEntity> challenges) {
        var all = new ArrayList<Begun>();
        for (var proof : due) {
            challenges.stream()
                    .filter(row -> row.id.equals(proof.challengeId))
                    .map(row -> new Begun(proof.id, row.id, row.method, row.terms(), row.tokenHash))
                    .forEach(all::add);
        }
        return all;
    }

    private Uni<Void> look(Begun begun) {
        return workers.executeBlocking(() -> looked(begun), false)
                .chain(looked ->
                        looked.attempt().isEmpty()
                                ? Uni.createFrom().voidItem()
                                : Panache.withTransaction(() -> settle(looked)))
                .onFailure()
                .recoverWithUni(trouble -> {
                    // It has its next time already, and the others are not to wait for it.
                    LOG.errorf(trouble, "proof %s was not looked for", begun.proofId());
                    return Uni.createFrom().voidItem();
                });
    }

    private Looked looked(Begun begun) {
        try {
            return new Looked(
                    begun,
                    Optional.of(evidences.tokenAgain(begun.way(), begun.terms(), begun.token())));
        } catch (CouldNotAsk silent) {
            LOG.infof("proof %s was not looked for: %s", begun.proofId(), silent.getMessage());
            return new Looked(begun, Optional.empty());
        }
    }

    private Uni<Void> settle(Looked looked) {
        var begun = looked.begun();
        return challenges
                .turn(begun.terms().organisation())
                .chain(() -> challenges.findById(begun.challengeId()))
                .chain(challenge ->
                        challenge == null || !challenge.nonce.equals(begun.terms().nonce())
                                ? Uni.createFrom().voidItem()
                                : settle(begun.proofId(), looked.attempt().orElseThrow()));
    }

    private Uni<Void> settle(String proofId, Attempt attempt) {
        return proofs.findById(proofId, LockModeType.PESSIMISTIC_WRITE)
                .invoke(row -> {
                    if (row != null && row.endedAt == null) settle(row, attempt, clock.instant());
                })
                .replaceWithVoid();
    }

    private void settle(ProofEntity row, Attempt attempt, Instant now) {
        switch (attempt) {
            case Attempt.Proved(var proof) -> proofs.shown(row, proof);
            case Attempt.Refused refused -> {
                row.doubted(refused);
                row.lookAt = Renewal.next(now, config.renewEvery());
            }
        }
        LOG.infof(
                "proof %s of %s was looked for: %s",
                row.id,
                row.organisation,
                attempt instanceof Attempt.Proved ? "it holds" : "doubted");
    }
}
