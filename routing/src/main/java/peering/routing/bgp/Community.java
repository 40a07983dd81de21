package peering.routing.bgp;

/**
 * A community: 32 bits that two networks agreed on (RFC 1997).
 *
 * @param high mostly an AS number
 */
public record Community(int high, int low) {
    /** Do not tell anybody else. */
    public static final Community NO_EXPORT = new Community(0xFFFF, 0xFF01);

    /** Drop traffic to this (RFC 7999). */
    public static final Community BLACKHOLE = new Community(0xFFFF, 666);

    public Community {
        if ((high & ~0xFFFF) != 0 || (low & ~0xFFFF) != 0) {
            throw new IllegalArgumentException("each half of a community has 16 bits");
        }
    }

    /** {@code 3549:600}. */
    @Override
    public String toString() {
        return high + ":" + low;
    }
}
