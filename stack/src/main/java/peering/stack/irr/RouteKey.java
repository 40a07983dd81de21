package peering.stack.irr;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * The prefix of a route object, as bits.
 *
 * @param text as it was written
 * @param width 32 or 128
 */
record RouteKey(String text, int width, BigInteger network, int length) {

    /**
     * Reads {@code 192.0.2.0/24} or {@code 2001:db8::/32}; no name is looked up.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static RouteKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) throw new IllegalArgumentException("no prefix length in " + text);
        byte[] address = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
        int length = Integer.parseInt(text.substring(slash + 1));
        int width = address.length * 8;
        if (length < 0 || length > width) throw new IllegalArgumentException("length of " + text);
        return new RouteKey(text, width, new BigInteger(1, address), length);
    }

    boolean covers(RouteKey other) {
        return width == other.width
                && length <= other.length
                && network.shiftRight(width - length)
                        .equals(other.network.shiftRight(width - length));
    }

    boolean same(RouteKey other) {
        return covers(other) && length == other.length;
    }
}
