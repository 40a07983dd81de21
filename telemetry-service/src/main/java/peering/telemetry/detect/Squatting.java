package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;

/**
 * Somebody announces what its holder keeps in reserve: the policy says that nobody may, the
 * registered origins included. Unused space is taken because nobody would miss it.
 */
final class Squatting implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        if (!scene.watched().policy().mustNotBeAnnounced()) return Optional.empty();
        var grounds =
                Grounds.ordinary(
                        Severity.Critical,
                        Grounds.piece("policy", "The policy: it must not be announced"));
        return Optional.of(new Finding(Offence.ofOrigin(Kind.Squatting, scene), grounds));
    }
}
