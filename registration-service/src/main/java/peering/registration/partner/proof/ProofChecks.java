package peering.registration.partner.proof;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import peering.kit.facts.EventLoop;
import peering.kit.identity.Caller;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.PartnerLife;
import peering.registration.partner.PartnerState;
import peering.registration.partner.Partners;
import peering.registration.web.Problem;
import peering.registration.web.Wall;

/**
 * One attempt from question to outcome. A registry may take its time, so it is asked between two
 * transactions and not within one.
 */
@ApplicationScoped
class ProofChecks {
    private final Partners partners;
    private final PartnerLife life;
    private final Proofs proofs;
    private final Rdap rdap;
    private final Wall wall;
    private final Clock clock;

    ProofChecks(
            Partners partners, PartnerLife life, Proofs proofs, Rdap rdap, Wall wall, Clock clock) {
        this.partners = partners;
        this.life = life;
        this.proofs = proofs;
        this.rdap = rdap;
        this.wall = wall;
        this.clock = clock;
    }

    /** Who is to be proved, and the token that the registry should have. */
    record Question(String partnerId, long asn, Optional<String> token) {}

    /** How to see what there is to be seen. */
    interface Look {
        Uni<Sight> at(Question question);
    }

    /** In transactions of its own; none may be in progress. */
    Uni<ProofAttempt> attempt(String partnerId, ProofMethod method, Look look, Caller caller) {
        String actor = caller.subject();
        var loop = EventLoop.here();
        return wall.asService(actor, () -> question(partnerId, caller))
                .chain(look::at)
                .emitOn(loop)
                .chain(sight ->
                        wall.asService(
                                actor, () -> noted(partnerId, method, sight, actor, caller)));
    }

    /** Asks the registry; refused where it is not configured, or no token was asked for. */
    Uni<Sight> askRegistry(Question question) {
        String token = question.token().orElseThrow(ProofChecks::tokenMissing);
        return rdap.look(question.asn(), token);
    }

    private Uni<Question> question(String partnerId, Caller caller) {
        return partners.own(partnerId, caller)
                .invoke(ProofChecks::refuseEnded)
                .call(partner -> proofs.refuseTooMany(partner.id(), clock.instant()))
                .chain(partner ->
                        proofs.challenge(partner.id())
                                .map(challenge ->
                                        new Question(
                                                partner.id(),
                                                partner.asn(),
                                                challenge.map(row -> row.token))));
    }

    private Uni<ProofAttempt> noted(
            String partnerId, ProofMethod method, Sight sight, String actor, Caller caller) {
        return partners.ownLocked(partnerId, caller)
                .invoke(ProofChecks::refuseEnded)
                .call(partner -> {
                    boolean proven = sight instanceof Sight.Proven;
                    return proven ? life.prove(partner, actor) : Uni.createFrom().nullItem();
                })
                .chain(partner -> proofs.add(partner.id(), method, sight, actor, clock.instant()))
                .map(AttemptEntity::toAttempt);
    }

    static void refuseEnded(PartnerEntity partner) {
        if (partner.state() instanceof PartnerState.Open) return;
        throw Problem.PARTNER_STATE.because(
                "The partner is " + partner.state().word() + "; apply again.");
    }

    private static RuntimeException tokenMissing() {
        return Problem.PROOF_TOKEN_MISSING.because(
                "POST /v1/partners/{id}/proof gives a token; put it into a remark of the AS number"
                        + " at its registry.");
    }
}
