package peering.validator.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.validator.evidence.Gathered;
import peering.validator.source.irr.IrrAnswer;
import peering.validator.source.irr.IrrAnswer.Route;

/**
 * Is there a route object from which other networks build their filters (RFC 2622 section 4)? With
 * several origins the worst answer counts. Its absence never fails a claim: whole regions use none.
 *
 * <pre>
 *   of the prefix, this origin, where only the holder registers .. passed
 *   of the prefix, and there only other origins are named ........ warning: wrong origin
 *   of the prefix, this origin, where anybody registers .......... warning: unauthenticated
 *   of the prefix, only other origins ............................ warning: wrong origin
 *   only of a covering prefix, this origin ....................... warning: covering
 *   none that names this origin .................................. warning: none
 * </pre>
 */
record IrrCheck(Gathered<IrrAnswer> gathered, Instant now) implements Checks.Check {
    private static final int MOST = 20;

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        return new Heard<>("irr", "the routing registries", gathered, now)
                .of((answer, evidence) ->
                        claim.origins().stream()
                                .map(origin -> new Case(answer, prefix, origin, evidence).finding())
                                .max(Comparator.comparing(Finding::result))
                                .orElseThrow());
    }

    /** One origin of the claim. */
    private record Case(IrrAnswer answer, Prefix prefix, Asn origin, Evidence evidence) {

        private Finding finding() {
            var exact = answer.exact();
            var ours = exact.stream().filter(this::ours).toList();
            if (ours.stream().anyMatch(Route::authenticated)) return authenticated(ours);
            boolean contradicted = exact.stream().anyMatch(Route::authenticated);
            if (!exact.isEmpty() && (ours.isEmpty() || contradicted)) return wrongOrigin();
            if (!ours.isEmpty()) return unauthenticated(ours);
            var around = answer.covering().stream().filter(this::ours).toList();
            return around.isEmpty() ? none() : covering(around);
        }

        private boolean ours(Route route) {
            return route.origin() == origin.value();
        }

        private Finding authenticated(List<Route> ours) {
            return evidence.passed(
                    "irr-authenticated",
                    "A route object of the holder lets " + origin + " originate " + prefix + ".",
                    seen(ours));
        }

        private Finding wrongOrigin() {
            Predicate<Route> ours = this::ours;
            var others = answer.exact().stream().filter(ours.negate()).toList();
            String names =
                    others.stream()
                            .map(route -> "AS" + route.origin())
                            .distinct()
                            .limit(MOST)
                            .collect(Collectors.joining(", "));
            return evidence.warning(
                    "irr-wrong-origin",
                    "Route objects of " + prefix + " name " + names + ", not " + origin + ".",
                    create() + " Have those deleted that are not right any more.",
                    seen(others));
        }

        private Finding unauthenticated(List<Route> ours) {
            return evidence.warning(
                    "irr-unauthenticated",
                    "Route objects of "
                            + prefix
                            + " for "
                            + origin
                            + " are only where anybody may create them.",
                    create(),
                    seen(ours));
        }

        private Finding covering(List<Route> around) {
            return evidence.warning(
                    "irr-covering",
                    "Route objects for "
                            + origin
                            + " are only of what covers "
                            + prefix
                            + "; filters may take no more specific.",
                    create(),
                    seen(around));
        }

        private Finding none() {
            return evidence.warning(
                    "irr-none",
                    "No route object of " + prefix + " names " + origin + ".",
                    create(),
                    seen(answer.covering()));
        }

        /** The very object, and where. */
        private String create() {
            String kind = prefix.family() == Prefix.Family.IPV4 ? "route" : "route6";
            return "Create this object in "
                    + where(answer.authenticated())
                    + ": "
                    + kind
                    + ": "
                    + prefix
                    + ", origin: "
                    + origin
                    + ".";
        }

        private static String where(List<String> registries) {
            return switch (registries.size()) {
                case 0 -> "the registry that gave out the prefix";
                case 1 -> registries.getFirst();
                default ->
                        String.join(", ", registries.subList(0, registries.size() - 1))
                                + " or "
                                + registries.getLast()
                                + ", whichever gave out the prefix";
            };
        }

        private Map<String, String> seen(List<Route> routes) {
            String asked =
                    Stream.of(answer.authenticated(), answer.unauthenticated())
                            .flatMap(List::stream)
                            .collect(Collectors.joining(", "));
            return routes.isEmpty()
                    ? Map.of("asked", asked)
                    : Map.of("asked", asked, "routes", text(routes));
        }

        private static String text(List<Route> routes) {
            return routes.stream()
                    .map(Route::toString)
                    .limit(MOST)
                    .collect(Collectors.joining(", "));
        }
    }
}
