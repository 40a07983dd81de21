package peering.routing.net;

import peering.routing.net.Prefix.Family;

/**
 * One IP address. The bits sit left-aligned in 128 ({@code hi}, {@code lo}), as in {@link Prefix}:
 * an IPv4 address is the upper half of {@code hi}, the rest is zero.
 *
 * <p>An IPv4-mapped IPv6 address stays IPv6: {@code ::ffff:192.0.2.1} is never {@code 192.0.2.1}.
 */
public record IpAddress(Family family, long hi, long lo) implements Comparable<IpAddress> {

    public IpAddress {
        if (family == Family.IPV4 && ((hi & 0xFFFF_FFFFL) != 0 || lo != 0)) {
            throw new IllegalArgumentException("an IPv4 address has 32 bits, left-aligned");
        }
    }

    /**
     * Reads {@code 192.0.2.1} or {@code 2001:db8::1}; RFC 4291 section 2.2, without zone or
     * brackets.
     *
     * @throws PrefixTextException with {@code BAD_ADDRESS}
     */
    public static IpAddress parse(String text) {
        return IpText.address(text, text);
    }

    /**
     * @param bytes 4 or 16 bytes in network order
     */
    public static IpAddress of(byte[] bytes) {
        return switch (bytes.length) {
            case 4 -> new IpAddress(Family.IPV4, bits(bytes, 0, 4) << 32, 0);
            case 16 -> new IpAddress(Family.IPV6, bits(bytes, 0, 8), bits(bytes, 8, 8));
            default ->
                    throw new IllegalArgumentException(
                            "an address has 4 or 16 bytes, not " + bytes.length);
        };
    }

    private static long bits(byte[] bytes, int from, int count) {
        long bits = 0;
        for (int i = from; i < from + count; i++) bits = bits << 8 | bytes[i] & 0xFF;
        return bits;
    }

    /** 4 or 16 bytes in network order. */
    public byte[] toBytes() {
        byte[] bytes = new byte[family.bits() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((i < 8 ? hi : lo) >>> (56 - 8 * (i % 8)));
        }
        return bytes;
    }

    /** The prefix that holds this address and nothing else: /32 or /128. */
    public Prefix toPrefix() {
        return new Prefix(family, hi, lo, family.bits());
    }

    /** IPv4 before IPv6, then by number. */
    @Override
    public int compareTo(IpAddress other) {
        return toPrefix().compareTo(other.toPrefix());
    }

    /** The form of RFC 5952, or four decimals. */
    @Override
    public String toString() {
        return IpText.write(family, hi, lo);
    }
}
