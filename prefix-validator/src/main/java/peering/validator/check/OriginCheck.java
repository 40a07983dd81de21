package peering.validator.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

/**
 * Are the origins ASNs that somebody can hold? IANA keeps the others for private use, for
 * documents, or for later (RFC 7607, RFC 6996, RFC 5398, RFC 7300); networks drop routes that show
 * them.
 */
record OriginCheck(Instant now) implements Checks.Check {

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        var evidence = new Evidence("origin", "IANA special-purpose AS numbers", now);
        var never = claim.origins().stream().filter(origin -> !origin.isPublic()).toList();
        if (never.isEmpty()) {
            return evidence.passed(
                    "origin-public", names(claim.origins()) + " can be held.", Map.of());
        }
        return evidence.failed(
                "origin-not-public",
                names(never) + " is for nobody's use on the Internet.",
                "Name the public ASN that originates " + prefix + ".",
                never.stream()
                        .distinct()
                        .collect(Collectors.toMap(Asn::toString, asn -> asn.purpose().name())));
    }

    private static String names(List<Asn> asns) {
        return asns.stream().map(Asn::toString).collect(Collectors.joining(", "));
    }
}
