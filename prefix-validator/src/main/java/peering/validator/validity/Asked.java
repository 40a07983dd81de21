package peering.validator.validity;

import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixTextException;
import peering.validator.web.Problem;

/** A route that is asked about, as it stands in an address or a body. */
record Asked(Asn origin, Prefix prefix) {

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if one of the two cannot be read
     */
    static Asked of(String asn, String prefix) {
        return new Asked(asn("asn", asn), prefix("prefix", prefix));
    }

    static Asn asn(String field, String text) {
        try {
            return Asn.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw Problem.ASN_MALFORMED.at(field, unreadable.getMessage(), "Write AS64500.");
        }
    }

    static Prefix prefix(String field, String text) {
        try {
            return Prefix.parse(text);
        } catch (PrefixTextException unreadable) {
            String remedy =
                    unreadable
                            .meant()
                            .map(meant -> "Write " + meant + ".")
                            .orElse("Write a prefix.");
            throw Problem.PREFIX_MALFORMED.at(field, unreadable.getMessage(), remedy);
        }
    }
}
