package peering.routing.rtr;

/** Serial numbers of 32 bits, which run round (RFC 1982 section 3.2). */
public final class RtrSerial {
    private RtrSerial() {}

    /**
     * True if {@code one} is older than {@code other}. Of two that are half of the circle apart
     * neither is.
     */
    public static boolean isBefore(int one, int other) {
        int ahead = other - one;
        return ahead > 0;
    }
}
