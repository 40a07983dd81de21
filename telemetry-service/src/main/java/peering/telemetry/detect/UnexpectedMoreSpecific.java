package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;

/**
 * The right origin announces a part that is longer than the policy's {@code maxLength}: traffic
 * engineering that somebody forgot, or that leaked. Without {@code maxLength} nobody asked; what
 * RPKI does not allow is {@link RpkiInvalid}.
 */
final class UnexpectedMoreSpecific implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        int length = scene.route().announced().length();
        return scene.watched()
                .policy()
                .maxLength()
                .filter(longest -> !scene.isExact() && length > longest)
                .map(longest ->
                        new Finding(
                                Offence.ofOrigin(Kind.UnexpectedMoreSpecific, scene),
                                Grounds.ordinary(
                                        Severity.Info,
                                        Grounds.piece(
                                                "policy-max-length",
                                                "The policy's longest is /" + longest))));
    }
}
