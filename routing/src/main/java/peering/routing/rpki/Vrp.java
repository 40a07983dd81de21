package peering.routing.rpki;

import peering.routing.net.Asn;
import peering.routing.net.Prefix;

/**
 * A validated ROA payload (RFC 6811 section 2): {@code origin} may announce {@code prefix} and its
 * parts down to {@code /maxLength}. With AS 0 nobody may (RFC 6483 section 4).
 */
public record Vrp(Prefix prefix, int maxLength, Asn origin) implements Comparable<Vrp> {
    public Vrp {
        if (maxLength < prefix.length() || maxLength > prefix.bits()) {
            throw new IllegalArgumentException(
                    "max length " + maxLength + " does not fit " + prefix);
        }
    }

    /** By prefix, then max length, then origin. */
    @Override
    public int compareTo(Vrp other) {
        int order = prefix.compareTo(other.prefix);
        if (order == 0) order = Integer.compare(maxLength, other.maxLength);
        return order != 0 ? order : origin.compareTo(other.origin);
    }

    /**
     * True if a route with this prefix length from this origin matches, given that it is covered.
     */
    boolean allows(int length, long routeOrigin) {
        return !origin.isZero() && origin.value() == routeOrigin && length <= maxLength;
    }

    /** {@code 192.0.2.0/24-24 AS64500}. */
    @Override
    public String toString() {
        return prefix + "-" + maxLength + " " + origin;
    }
}
