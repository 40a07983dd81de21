package peering.telemetry.route;

/**
 * A BGP speaker whose routes a collector shows us.
 *
 * @param collector the collector's own name, such as {@code rrc00}
 * @param address of the peer, canonical text
 * @param asn of the peer
 */
public record Peer(String collector, String address, long asn) {

    /** What tells one session from another; a peer that changes its ASN is still the same one. */
    public String key() {
        return collector + "|" + address;
    }
}
