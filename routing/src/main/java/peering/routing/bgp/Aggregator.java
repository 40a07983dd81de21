package peering.routing.bgp;

import peering.routing.net.Asn;
import peering.routing.net.IpAddress;

/** Who made one route out of several (RFC 4271 section 5.1.7). */
public record Aggregator(Asn asn, IpAddress address) {

    /** {@code 64500 192.0.2.1}. */
    @Override
    public String toString() {
        return asn.value() + " " + address;
    }
}
