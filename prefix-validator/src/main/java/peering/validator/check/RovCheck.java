package peering.validator.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
 * it. A table that is too old says nothing: ROAs may have come and gone since. The repair always
 * names the ROA exactly, without a loose maximum length (RFC 9319).
 */
record RovCheck(VrpSnapshot vrps, Instant now) implements Checks.Check {

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        return claim.origins().stream()
                .map(origin -> of(prefix, origin))
                .max(Comparator.comparing(Finding::result))
                .orElseThrow();
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
                    evidence.passed(
                            "rov-valid",
                            "A ROA lets " + origin + " originate " + prefix + ".",
                            Map.of("vrp", matched.toString(), "covering", text(covering)));
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
