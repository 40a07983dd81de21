package peering.routing.bgp;

import java.util.Locale;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix.Family;

/**
 * An extended community (RFC 4360): a type, mostly a subtype, and a value of 48 bits.
 *
 * @param bits all eight octets, the type highest
 */
public record ExtendedCommunity(long bits) {
    private static final int NOT_TRANSITIVE = 0x40;
    private static final int TWO_OCTET_AS = 0;
    private static final int IPV4 = 1;
    private static final int FOUR_OCTET_AS = 2;
    private static final int ROUTE_TARGET = 2;
    private static final int ROUTE_ORIGIN = 3;

    /** The high octet of the type as IANA lists it, without the bit for "not transitive". */
    public int type() {
        return (int) (bits >>> 56) & ~NOT_TRANSITIVE;
    }

    public int subtype() {
        return (int) (bits >>> 48) & 0xFF;
    }

    /** True if it is to be passed on to other networks. */
    public boolean isTransitive() {
        return ((int) (bits >>> 56) & NOT_TRANSITIVE) == 0;
    }

    /**
     * {@code rt:64500:1}, {@code soo:192.0.2.1:1} for the forms of RFC 4360 and RFC 5668; all else
     * in hexadecimal, {@code 0x0300000000000001}.
     */
    @Override
    public String toString() {
        String what =
                switch (subtype()) {
                    case ROUTE_TARGET -> "rt:";
                    case ROUTE_ORIGIN -> "soo:";
                    default -> null;
                };
        long high = bits >>> 16 & 0xFFFF_FFFFL;
        long low = bits & 0xFFFF;
        if (what == null || type() > FOUR_OCTET_AS) return hex();
        return what
                + switch (type()) {
                    case TWO_OCTET_AS -> (bits >>> 32 & 0xFFFF) + ":" + (bits & 0xFFFF_FFFFL);
                    case IPV4 -> new IpAddress(Family.IPV4, high << 32, 0) + ":" + low;
                    default -> high + ":" + low;
                };
    }

    private String hex() {
        return String.format(Locale.ROOT, "0x%016x", bits);
    }
}
