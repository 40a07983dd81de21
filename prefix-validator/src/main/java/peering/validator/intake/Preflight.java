package peering.validator.intake;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import peering.kit.facts.EventLoop;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixTextException;
import peering.validator.challenge.Proofs;
import peering.validator.challenge.proof.Proof;
import peering.validator.check.Checks;
import peering.validator.check.Claim;
import peering.validator.check.Known;
import peering.validator.decision.Policy;
import peering.validator.evidence.Question;
import peering.validator.evidence.Received;
import peering.validator.gather.Answers;
import peering.validator.gather.AskingNow;
import peering.validator.intake.PreflightResource.Foreseen;
import peering.validator.source.CurrentVrps;
import peering.validator.source.VrpSnapshot;
import peering.validator.source.irr.IrrAnswer;
import peering.validator.source.rdap.RdapAnswer;
import peering.validator.web.Problem;

/** A verdict on what nobody has claimed: the same checks and the same policy, kept nowhere. */
@ApplicationScoped
class Preflight {
    private static final String ONE = "preflight";

    private final CurrentVrps vrps;
    private final AskingNow asking;
    private final Proofs proofs;
    private final Wants wants;
    private final Clock clock;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    Preflight(CurrentVrps vrps, AskingNow asking, Proofs proofs, Wants wants, Clock clock) {
        this.vrps = vrps;
        this.asking = asking;
        this.proofs = proofs;
        this.wants = wants;
        this.clock = clock;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem while there is no table, or while as many
     *     ask as may
     */
    Uni<Foreseen> of(String organisation, String text, List<Long> origins) {
        var table = vrps.get().orElseThrow(Preflight::notYet);
        var asns = origins.stream().map(Asn::of).toList();
        var claim = new Claim(text, asns, Optional.empty());
        return question(organisation, text, asns)
                .map(question -> known(table, question))
                .orElseGet(() -> Uni.createFrom().item(Known.ofTables(table)))
                .map(known -> foreseen(claim, known));
    }

    private static RuntimeException notYet() {
        return Problem.VRPS_NOT_LOADED.because("try again in a moment");
    }

    private static Optional<Question> question(
            String organisation, String text, List<Asn> origins) {
        try {
            return Optional.of(new Question(organisation, Prefix.parse(text), origins));
        } catch (PrefixTextException none) {
            return Optional.empty();
        }
    }

    private Uni<Known> known(VrpSnapshot table, Question question) {
        var here = EventLoop.here();
        var claimed =
                new Proofs.Claimed(ONE, question.organisation(), question.prefix().toString());
        return Uni.createFrom()
                .item(() -> asking.about(question).orElseThrow(Preflight::busy))
                .runSubscriptionOn(threads)
                .emitOn(here)
                .chain(answers ->
                        Panache.withSession(() -> proofs.of(List.of(claimed), clock.instant()))
                                .map(proved -> known(table, answers, proofs(claimed, proved))));
    }

    private static RuntimeException busy() {
        return Problem.PREFLIGHT_BUSY.because("try again in some seconds");
    }

    private Known.Proofs proofs(Proofs.Claimed claimed, Map<String, List<Proof>> proved) {
        return new Known.Proofs(
                proved.getOrDefault(ONE, List.of()), wants.proofOf(claimed.organisation()));
    }

    private Known known(VrpSnapshot table, Answers answers, Known.Proofs proved) {
        return new Known(
                table,
                answers.of(IrrAnswer.class),
                answers.of(RdapAnswer.class),
                proved,
                Received.NOTHING,
                wants.routes(),
                wants.leads());
    }

    private Foreseen foreseen(Claim claim, Known known) {
        var now = clock.instant();
        var policy = wants.policy();
        var findings = policy.weigh(Checks.of(claim, known, now));
        var decision = policy.decide(findings, Policy.Before.NOTHING, now);
        return new Foreseen(decision.outcome(), decision.sentence(), findings);
    }
}
