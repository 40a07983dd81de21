package peering.routing.rpki;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import peering.routing.net.Asn;

/**
 * A validated ASPA payload: all the providers {@code customer} has
 * (draft-ietf-sidrops-aspa-verification). AS 0 alone says "none".
 */
public record Aspa(Asn customer, Set<Asn> providers) {
    public Aspa {
        providers = Collections.unmodifiableSortedSet(new TreeSet<>(providers));
    }
}
