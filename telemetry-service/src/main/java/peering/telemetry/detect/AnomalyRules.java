package peering.telemetry.detect;

import java.util.List;

/**
 * Every rule, in the order in which they are asked. To add one: write it, add it here.
 *
 * <pre>
 *   nobody may announce it ....... {@link Squatting}, and nothing else
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
                    new RoaGone(),
                    new RoaExpiring(),
                    new AspaInvalid(),
                    new UnexpectedUpstream(),
                    new UnexpectedMoreSpecific(),
                    new NoExportLeak(),
                    new RouteLeak(),
                    new PathPolicy(),
                    new PathLoop(),
                    new BogonInPath());

    private AnomalyRules() {}

    /** What the route is guilty of; a prefix that is not verified cannot be offended. */
    static List<Finding> judge(Scene scene) {
        var watched = scene.watched();
        if (!watched.verified() || !watched.prefix().covers(scene.route().announced())) {
            return List.of();
        }
        var policy = watched.policy();
        return asked(scene).stream()
                .filter(found -> policy.wants(found.offence().kind()))
                .map(found -> found.under(policy))
                .toList();
    }

    private static List<Finding> asked(Scene scene) {
        var squatting = new Squatting().judge(scene);
        if (squatting.isPresent()) return List.of(squatting.get());
        var rules = scene.originIsExpected() ? OF_THE_RIGHT_ORIGIN : OF_OTHER_ORIGINS;
        var found = rules.stream().flatMap(rule -> rule.judge(scene).stream());
        return scene.originIsExpected() ? found.toList() : found.limit(1).toList();
    }
}
