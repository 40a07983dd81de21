package peering.validator.evidence;

import java.util.List;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

/**
 * What is asked about one claim.
 *
 * @param organisation who claims
 * @param origins the ASNs that are to originate the prefix, at least one
 */
public record Question(String organisation, Prefix prefix, List<Asn> origins) {
    public Question {
        origins = List.copyOf(origins);
    }
}
