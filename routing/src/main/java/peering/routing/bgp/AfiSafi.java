package peering.routing.bgp;

/**
 * A kind of route: the address family and what its routes are for, in IANA's numbers (RFC 4760).
 *
 * @param afi 0 to 65535; 1 is IPv4, 2 is IPv6
 * @param safi 0 to 255; 1 is unicast, 2 is multicast
 */
public record AfiSafi(int afi, int safi) {
    public static final AfiSafi IPV4_UNICAST = new AfiSafi(1, 1);
    public static final AfiSafi IPV6_UNICAST = new AfiSafi(2, 1);

    public AfiSafi {
        if ((afi & ~0xFFFF) != 0 || (safi & ~0xFF) != 0) {
            throw new IllegalArgumentException("no address family has afi " + afi + ", " + safi);
        }
    }

    /** {@code afi 1 safi 128}. */
    @Override
    public String toString() {
        return "afi " + afi + " safi " + safi;
    }
}
