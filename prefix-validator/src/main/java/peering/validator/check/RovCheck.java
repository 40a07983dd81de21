package peering.validator.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.RovVerdict;
import peering.routing.rpki.RovVerdict.Reason;
import peering.routing.rpki.Vrp;
import peering.validator.source.VrpSnapshot;

/**
 * Does the RPKI let the origins announce the prefix (RFC 6811)? With several origins the worst
 * answer counts: any of them may be seen.
 *
 * <p>Not found is a warning: half of the Internet has no ROA, and its holders are not refused for
 * it. So is that all ROAs that let it end soon, as far as the source tells. A table that is too old
 * says nothing: ROAs may have come and gone since. The repair always names the ROA exactly, without
 * a loose maximum length (RFC 9319).
 */
record RovCheck(VrpSnapshot vrps, Duration lead, Instant now) implements Checks.Check {
    /** What ends sooner is worse, of what is as bad. */
    private static final Comparator<Finding> WORST =
            Comparator.comparing(Finding::result)
                    .thenComparing(
                            found -> found.validUntil().orElse(Instant.MAX),
                            Comparator.reverseOrder());

    /** A table in which the end was moved on may come with each refresh. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        return claim.origins().stream().map(origin -> of(prefix, origin)).max(WORST).orElseThrow();
    }

    private Finding of(Prefix prefix, Asn origin) {
        var evidence = new Evidence("rov", vrps.describe(now), now);
        if (vrps.stale(now)) {
            return evidence.unknown(
                    "rov-stale",
                    "The table of VRPs was made at " + vrps.built() + ", too long ago to go by.");
        }
        String roa = "Create a ROA for " + prefix + " with " + origin + " as origin.";
        return switch (vrps.table().judge(prefix, origin)) {
            case RovVerdict.Valid(Vrp matched, var covering) ->
                    valid(prefix, origin, matched, covering);
            case RovVerdict.NotFound _ ->
                    evidence.warning(
                            "rov-not-found",
                            "No ROA covers " + prefix + ", so nobody can tell a hijack by it.",
                            roa,
                            Map.of());
            case RovVerdict.Invalid(Reason reason, var covering) ->
                    invalid(evidence, reason, covering, prefix, origin, roa);
        };
    }

    private Finding valid(Prefix prefix, Asn origin, Vrp matched, List<Vrp> covering) {
        var seen = Map.of("vrp", matched.toString(), "covering", text(covering));
        String lets = "A ROA lets " + origin + " originate " + prefix;
        // One that is over in a table that still holds it tells that the table is old, not the ROA.
        var end = end(covering, prefix, origin).filter(now::isBefore);
        var warnsAt = end.map(then -> then.minus(lead));
        if (warnsAt.filter(then -> !now.isBefore(then)).isEmpty()) {
            return new Evidence("rov", vrps.describe(now), now, warnsAt)
                    .passed("rov-valid", lets + ".", seen);
        }
        var left = Duration.between(now, end.get()).dividedBy(2);
        var again = now.plus(left.compareTo(LOOK_AGAIN) > 0 ? left : LOOK_AGAIN);
        return new Evidence("rov", vrps.describe(now), now, Optional.of(again))
                .warning(
                        "rov-expiring",
                        lets + " until " + end.get() + ", and none that lasts longer.",
                        "Renew the ROA, or ask the registry that publishes it why its signatures"
                                + " are not renewed.",
                        seen);
    }

    /** When the last of those that let it ends; empty if that is not told of each of them. */
    private Optional<Instant> end(List<Vrp> covering, Prefix prefix, Asn origin) {
        var ends =
                covering.stream()
                        .filter(vrp -> vrp.origin().equals(origin))
                        .filter(vrp -> prefix.length() <= vrp.maxLength())
                        .map(vrps.table()::expires)
                        .toList();
        if (ends.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
        return ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    private static Finding invalid(
            Evidence evidence,
            Reason reason,
            List<Vrp> covering,
            Prefix prefix,
            Asn origin,
            String roa) {
        var seen = Map.of("covering", text(covering));
        return switch (reason) {
            case TOO_SPECIFIC ->
                    evidence.failed(
                            "rov-too-specific",
                            origin + " holds a ROA that does not allow /" + prefix.length() + ".",
                            roa,
                            seen);
            case WRONG_ORIGIN ->
                    evidence.failed(
                            "rov-wrong-origin",
                            "ROAs cover " + prefix + ", and none lets " + origin + " originate it.",
                            roa,
                            seen);
            case AS0 ->
                    evidence.failed(
                            "rov-as0",
                            "A ROA for AS0 says that nobody may announce " + prefix + ".",
                            "Have the holder replace the AS0 ROA: " + roa,
                            seen);
        };
    }

    private static String text(List<Vrp> vrps) {
        return vrps.stream().map(Vrp::toString).limit(20).collect(Collectors.joining(", "));
    }
}
