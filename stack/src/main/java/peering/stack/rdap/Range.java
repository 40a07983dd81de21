package peering.stack.rdap;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A registered range.
 *
 * @param prefix such as {@code 192.0.2.0/24}; no name is looked up
 * @param holder its name
 * @param remarks lines of text that the holder wrote
 */
public record Range(String prefix, String holder, List<String> remarks) {
    public Range {
        remarks = List.copyOf(remarks);
    }

    boolean contains(String other) {
        int width = bytes().length * 8;
        var inner = new Range(other.contains("/") ? other : other + "/" + width, "", List.of());
        int shift = width - length();
        return inner.bytes().length == bytes().length
                && length() <= inner.length()
                && number(bytes())
                        .shiftRight(shift)
                        .equals(number(inner.bytes()).shiftRight(shift));
    }

    int length() {
        return Integer.parseInt(prefix.substring(prefix.indexOf('/') + 1));
    }

    private byte[] bytes() {
        return InetAddress.ofLiteral(prefix.substring(0, prefix.indexOf('/'))).getAddress();
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    /** As RFC 9083 section 5.4 writes it. */
    Map<String, Object> toRdap() {
        return Map.of(
                "objectClassName", "ip network",
                "handle", "NET-" + prefix,
                "name", holder.toUpperCase(Locale.ROOT),
                "startAddress", address(bytes()),
                "endAddress", address(last()),
                "status", List.of("active"),
                "remarks", List.of(Map.of("description", remarks)),
                "entities", List.of(entity()));
    }

    private Map<String, Object> entity() {
        var card = List.of("fn", Map.of(), "text", holder);
        return Map.of(
                "objectClassName",
                "entity",
                "handle",
                "ORG-" + holder,
                "roles",
                List.of("registrant"),
                "vcardArray",
                List.of("vcard", List.of(card, List.of("kind", Map.of(), "text", "org"))));
    }

    private byte[] last() {
        byte[] bytes = bytes();
        for (int bit = length(); bit < bytes.length * 8; bit++) {
            bytes[bit / 8] = (byte) (bytes[bit / 8] | 0x80 >> bit % 8);
        }
        return bytes;
    }

    private static String address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", impossible);
        }
    }
}
