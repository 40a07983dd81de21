package peering.validator.challenge;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import peering.validator.challenge.proof.Attempt;
import peering.validator.challenge.proof.Proof;
import peering.validator.challenge.proof.Terms;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.web.Problem;
import peering.validator.web.Turns;

/**
 * Looks whether a challenge is met: begun in one transaction, asked outside of any, settled in
 * another. A challenge that was rotated meanwhile is not settled.
 */
@ApplicationScoped
class Checking {
    /** At once: what is asked may be slow. */
    private static final int WORKERS = 8;

    /** No organisation has this name. */
    private static final String OPERATORS = "";

    private final Challenges challenges;
    private final ProofRows proofs;
    private final ChallengeConfig config;
    private final Clock clock;
    private final WorkerExecutor workers;
    private final Turns turns;

    Checking(
            Challenges challenges,
            ProofRows proofs,
            ChallengeConfig config,
            Clock clock,
            Vertx vertx) {
        this.challenges = challenges;
        this.proofs = proofs;
        this.config = config;
        this.clock = clock;
        this.turns = new Turns(WORKERS, config.checksAtOnce());
        this.workers = vertx.createSharedWorkerExecutor("challenges", WORKERS);
    }

    /** What is looked for, as it stood when the check began. */
    record Begun(String id, Way way, Terms terms, byte[] tokenHash, LocalDate messageUntil) {}

    /** Which ways a request can meet. */
    interface Fits {
        boolean test(Way way);
    }

    /** Looks for what is asked for; may wait. */
    interface Look {
        Attempt at(Begun challenge) throws CouldNotAsk;
    }

    Uni<CheckOutcome> check(Optional<String> owner, String id, Fits fits, Look look) {
        return Uni.createFrom()
                .deferred(() -> inTurn(owner, id, fits, look))
                .chain(looked -> settle(owner, looked));
    }

    /** The turn lasts as long as somebody looks, also if the asker has gone meanwhile. */
    private Uni<Looked> inTurn(Optional<String> owner, String id, Fits fits, Look look) {
        String who = owner.orElse(OPERATORS);
        if (!turns.enter(who)) {
            throw Problem.CHECKED_TOO_SOON.because(
                    "Other checks are under way; ask again when they have ended.");
        }
        var handedOver = new AtomicBoolean();
        return begin(owner, id, fits)
                .chain(begun -> {
                    handedOver.set(true);
                    return workers.executeBlocking(() -> lookedInTurn(who, begun, look), false);
                })
                .onTermination()
                .invoke(() -> {
                    if (!handedOver.get()) turns.leave(who);
                });
    }

    private Looked lookedInTurn(String who, Begun begun, Look look) {
        try {
            return looked(begun, look);
        } finally {
            turns.leave(who);
        }
    }

    private Uni<Begun> begin(Optional<String> owner, String id, Fits fits) {
        Instant now = clock.instant();
        return Panache.withTransaction(() ->
                challenges
                        .locked(owner, id)
                        .invoke(row -> refuse(row, fits, now))
                        .invoke(row -> row.checkedAt = now)
                        .map(Checking::begun));
    }

    private void refuse(ChallengeEntity row, Fits fits, Instant now) {
        if (!fits.test(row.method)) {
            throw Problem.OTHER_METHOD.because(
                    "The challenge asks for " + row.method + "; see its 'publish'.");
        }
        if (row.checkedAt == null) return;
        var again = row.checkedAt.plus(config.checkPause());
        if (now.isBefore(again)) {
            throw Problem.CHECKED_TOO_SOON.because("Ask again at " + again + ".");
        }
    }

    private static Begun begun(ChallengeEntity row) {
        return new Begun(row.id, row.method, row.terms(), row.tokenHash, row.messageUntil);
    }

    /**
     * @param attempt empty if nobody could be asked
     */
    private record Looked(Begun begun, Optional<Attempt> attempt, Optional<CouldNotAsk> silent) {
        UUID nonce() {
            return begun.terms().nonce();
        }
    }

    private static Looked looked(Begun begun, Look look) {
        try {
            return new Looked(begun, Optional.of(look.at(begun)), Optional.empty());
        } catch (CouldNotAsk silent) {
            return new Looked(begun, Optional.empty(), Optional.of(silent));
        }
    }

    private Uni<CheckOutcome> settle(Optional<String> owner, Looked looked) {
        if (looked.silent().isPresent()) {
            return Uni.createFrom().item(CheckOutcome.notAsked(looked.silent().get()));
        }
        return Panache.withTransaction(() ->
                challenges
                        .turn(looked.begun().terms().organisation())
                        .chain(() -> challenges.locked(owner, looked.begun().id()))
                        .chain(row -> settle(row, looked)));
    }

    private Uni<CheckOutcome> settle(ChallengeEntity row, Looked looked) {
        if (!row.nonce.equals(looked.nonce())) return Uni.createFrom().item(CheckOutcome.rotated());
        return switch (looked.attempt().orElseThrow()) {
            case Attempt.Refused refused -> {
                row.refused(refused);
                yield Uni.createFrom().item(CheckOutcome.refused(refused));
            }
            case Attempt.Proved(Proof proof) -> {
                row.proved();
                yield proofs.keep(proof, row.id)
                        .call(proofs::flush)
                        .map(kept -> CheckOutcome.proved(kept.shown()));
            }
        };
    }
}
