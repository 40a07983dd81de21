package peering.validator.source.dns;

import java.util.ArrayList;
import java.util.List;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/**
 * The zones of the reverse tree that make up a prefix (RFC 1035, section 3.5; RFC 3596, section
 * 2.5). Zones end at each octet of an IPv4 address and at each nibble of an IPv6 one; a prefix that
 * ends elsewhere is made up of several.
 *
 * <pre>
 *   198.51.100.0/24 .. 100.51.198.in-addr.arpa
 *   198.51.100.0/23 .. 100.51.198.in-addr.arpa, 101.51.198.in-addr.arpa
 *   2001:db8::/34 .... 0, 1, 2 and 3 .8.b.d.0.1.0.0.2.ip6.arpa
 * </pre>
 *
 * An IPv4 prefix longer than /24 has no zone of its own: what stands for it (RFC 2317) is named as
 * the holder of the /24 likes.
 */
public final class ReverseNames {
    private static final int OCTET = 8;
    private static final int NIBBLE = 4;
    private static final int LONGEST_IPV4 = 24;
    private static final int LONGEST_IPV6 = 124;

    private ReverseNames() {}

    /**
     * In the order of their addresses, without the last dot.
     *
     * @return 1 to 128 names; empty if the prefix is no zone: longer than /24 or /124, or length 0
     */
    public static List<String> of(Prefix prefix) {
        int step = prefix.family() == Family.IPV4 ? OCTET : NIBBLE;
        int longest = prefix.family() == Family.IPV4 ? LONGEST_IPV4 : LONGEST_IPV6;
        if (prefix.length() == 0 || prefix.length() > longest) return List.of();
        int border = (prefix.length() + step - 1) / step * step;
        int zones = 1 << (border - prefix.length());
        var names = new ArrayList<String>(zones);
        for (int zone = 0; zone < zones; zone++) names.add(name(prefix, border, zone, step));
        return names;
    }

    private static String name(Prefix prefix, int border, int zone, int step) {
        var name = new StringBuilder();
        for (int end = border; end > 0; end -= step) {
            long part = bits(prefix, end - step, step);
            if (end == border) part |= zone;
            name.append(step == OCTET ? Long.toString(part) : Long.toHexString(part)).append('.');
        }
        return name.append(step == OCTET ? "in-addr.arpa" : "ip6.arpa").toString();
    }

    /** Network bits {@code from} to {@code from + count}; they never lie across the two halves. */
    private static long bits(Prefix prefix, int from, int count) {
        long half = from < Long.SIZE ? prefix.hi() : prefix.lo();
        int at = from % Long.SIZE;
        return half << at >>> (Long.SIZE - count);
    }
}
