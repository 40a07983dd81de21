package peering.telemetry.detect;

import java.util.stream.Collectors;
import peering.telemetry.route.Origin;
import peering.telemetry.watched.WatchedPrefix;

/** What is wrong, as a sentence for people: without its end, which the facts add. */
final class AnomalyWords {
    private AnomalyWords() {}

    static String of(Offence offence, WatchedPrefix watched) {
        String blamed = offence.by().map(asn -> "AS" + asn).orElse("somebody");
        var announced = offence.announced();
        return switch (offence.kind()) {
            case OriginHijack -> foreign(offence, watched.prefix().toString(), watched);
            case SubPrefixHijack ->
                    foreign(offence, announced + ", a part of " + watched.prefix(), watched);
            case RpkiInvalid, RoaGone, RoaExpiring -> byRpki(offence);
            case AspaInvalid ->
                    "The path to %s is not one that its networks' providers allow; %s may have leaked it"
                            .formatted(announced, blamed);
            case RouteLeak -> "%s leaks the route to %s".formatted(blamed, announced);
            case VisibilityLoss -> announced + " is seen by too few";
            case Squatting ->
                    "%s announces %s, which nobody may announce"
                            .formatted(who(offence.origin()), announced);
            case UnexpectedUpstream ->
                    "%s hands on the route to %s, and is none of its upstreams"
                            .formatted(blamed, announced);
            case UnexpectedMoreSpecific ->
                    "%s announces %s, longer than the policy for %s says"
                            .formatted(who(offence.origin()), announced, watched.prefix());
            case PathPolicy -> "The path to %s is not what its policy says".formatted(announced);
            case NoExportLeak ->
                    "%s passed on the route to %s, which it was to keep for itself"
                            .formatted(blamed, announced);
            case PathLoop ->
                    "The path to %s has %s more than once, with others between: it was made up"
                            .formatted(announced, blamed);
            case BogonInPath ->
                    "The path to %s leads through %s, a number that is not for the Internet"
                            .formatted(announced, blamed);
            case CoveringOriginChange ->
                    "%s announces %s, the route around %s, which others usually do"
                            .formatted(who(offence.origin()), announced, watched.prefix());
            case SuboptimalRouting, Unknown ->
                    throw new IllegalArgumentException("no rule of ours says this");
        };
    }

    private static String byRpki(Offence offence) {
        return switch (offence.kind()) {
            case RpkiInvalid ->
                    "AS%s announces %s, which is invalid by RPKI: many networks drop it"
                            .formatted(offence.origin(), offence.announced());
            case RoaGone ->
                    "No ROA covers %s any more: RPKI protects it from nobody"
                            .formatted(offence.announced());
            case RoaExpiring ->
                    "The ROA that lets AS%s announce %s is about to run out"
                            .formatted(offence.origin(), offence.announced());
            default -> throw new IllegalArgumentException("RPKI says nothing of this");
        };
    }

    private static String foreign(Offence offence, String what, WatchedPrefix watched) {
        String expected =
                watched.expected().stream()
                        .map(asn -> "AS" + asn)
                        .collect(Collectors.joining(", "));
        return who(offence.origin())
                + " announces "
                + what
                + ", which only "
                + expected
                + " may originate";
    }

    private static String who(Origin origin) {
        return origin.single()
                .map(asn -> "AS" + asn)
                .orElseGet(() -> "An aggregate of the ASes " + origin);
    }
}
