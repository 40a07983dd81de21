package peering.telemetry.detect;

import java.util.List;
import java.util.Optional;

/**
 * Every rule, in the order in which they are asked. To add one: write it, add it here.
 *
 * <pre>
 *   the origin is not expected ... the first of the rules about origins that speaks, and no other:
 *                                  whatever else is wrong with a hijacker's path is a part of it
 *   the origin is expected ....... every other rule that speaks: each is a trouble of its own
 * </pre>
 */
final class AnomalyRules {
    private static final List<AnomalyRule> OF_OTHER_ORIGINS =
            List.of(new OriginHijack(), new SubPrefixHijack());
    private static final List<AnomalyRule> OF_THE_RIGHT_ORIGIN =
            List.of(
                    new RpkiInvalid(),
                    new AspaInvalid(),
                    new RouteLeak(),
                    new PathLoop(),
                    new BogonInPath());

    private AnomalyRules() {}

    /** What the route is guilty of; a prefix that is not verified cannot be offended. */
    static List<Finding> judge(Scene scene) {
        var watched = scene.watched();
        if (!watched.verified() || !watched.prefix().covers(scene.route().announced())) {
            return List.of();
        }
        if (scene.originIsExpected()) {
            return OF_THE_RIGHT_ORIGIN.stream()
                    .flatMap(rule -> rule.judge(scene).stream())
                    .toList();
        }
        return OF_OTHER_ORIGINS.stream()
                .map(rule -> rule.judge(scene))
                .flatMap(Optional::stream)
                .limit(1)
                .toList();
    }
}
