package peering.validator.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpTable;

/**
 * Does a ROA allow more than is announced? Whoever puts the origin's ASN at the end of a path may
 * then announce a more specific that no validation refuses (RFC 9319, section 3).
 */
record MaxLengthCheck(VrpTable vrps, Evidence evidence) implements Checks.Check {
    private static final int MOST = 20;

    static MaxLengthCheck of(VrpTable vrps, String source, Instant now) {
        return new MaxLengthCheck(vrps, new Evidence("max-length", source, now));
    }

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        var matching = claim.origins().stream().flatMap(o -> matching(prefix, o).stream()).toList();
        if (matching.isEmpty()) {
            return evidence.notApplicable(
                    "max-length-no-roa", "No ROA lets an origin of it announce " + prefix + ".");
        }
        var loose = matching.stream().filter(vrp -> vrp.maxLength() > prefix.length()).toList();
        if (loose.isEmpty()) {
            return evidence.passed(
                    "max-length-exact",
                    "No ROA allows a more specific of " + prefix + ".",
                    Map.of("vrps", text(matching)));
        }
        return evidence.warning(
                "max-length-loose",
                "A ROA allows more specifics of " + prefix + " to whoever forges its origin.",
                "Replace it by a ROA for "
                        + prefix
                        + " with maximum length "
                        + prefix.length()
                        + ".",
                Map.of("vrps", text(loose)));
    }

    private List<Vrp> matching(Prefix prefix, Asn origin) {
        return vrps.judge(prefix, origin).covering().stream()
                .filter(vrp -> vrp.origin().equals(origin) && vrp.maxLength() >= prefix.length())
                .toList();
    }

    private static String text(List<Vrp> vrps) {
        return vrps.stream().map(Vrp::toString).limit(MOST).collect(Collectors.joining(", "));
    }
}
