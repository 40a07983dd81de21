package peering.routing.bgp;

import peering.routing.net.Asn;
import peering.routing.net.IpAddress;

/** Who told a collector or router about a route. */
public record Peer(IpAddress address, Asn asn) {

    /** {@code 192.0.2.1 AS64500}. */
    @Override
    public String toString() {
        return address + " " + asn;
    }
}
