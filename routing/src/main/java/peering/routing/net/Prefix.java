package peering.routing.net;

import peering.routing.net.PrefixTextException.Fault;

/**
 * An IP prefix in canonical form: the host bits are zero, always.
 *
 * <p>The network sits left-aligned in 128 bits ({@code hi}, {@code lo}), whatever the family, so
 * "does this cover that" is one mask and one compare.
 *
 * @param length 0 to 32 or 0 to 128
 */
public record Prefix(Family family, long hi, long lo, int length) implements Comparable<Prefix> {

    /** IPv4 or IPv6. They never cover one another. */
    public enum Family {
        IPV4(32),
        IPV6(128);

        private final int bits;

        Family(int bits) {
            this.bits = bits;
        }

        /** How long the longest prefix is: 32 or 128. */
        public int bits() {
            return bits;
        }
    }

    public Prefix {
        if (length < 0 || length > family.bits) {
            throw new IllegalArgumentException("/" + length + " does not fit " + family);
        }
        if ((hi & ~highMask(length)) != 0 || (lo & ~lowMask(length)) != 0) {
            throw new IllegalArgumentException("host bits are set below /" + length);
        }
    }

    /**
     * Reads {@code 203.0.113.0/24} or {@code 2001:db8::/32}. Strict: no blanks, no missing length,
     * no netmask, no leading zeros, no host bits; and no name is ever looked up.
     *
     * @throws PrefixTextException says what is wrong and what to write instead
     */
    public static Prefix parse(String text) {
        refuseEmptyOrPadded(text);
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new PrefixTextException(
                    Fault.NO_LENGTH,
                    IpText.quoted(text) + " has no prefix length: write it as 203.0.113.0/24");
        }
        var address = IpText.address(text.substring(0, slash), text);
        int length = IpText.decimal(text.substring(slash + 1), 3);
        if (length < 0 || length > address.family().bits) {
            throw new PrefixTextException(
                    Fault.BAD_LENGTH,
                    "the length in "
                            + IpText.quoted(text)
                            + " must be a plain number from 0 to "
                            + address.family().bits);
        }
        return withoutHostBits(address, length);
    }

    private static void refuseEmptyOrPadded(String text) {
        if (text.isEmpty()) {
            throw new PrefixTextException(
                    Fault.EMPTY, "the prefix is empty: write it as 203.0.113.0/24");
        }
        if (Character.isWhitespace(text.charAt(0))
                || Character.isWhitespace(text.charAt(text.length() - 1))) {
            throw new PrefixTextException(
                    Fault.OUTER_BLANK,
                    "there is white space around " + IpText.quoted(text.strip()) + ": remove it");
        }
    }

    private static Prefix withoutHostBits(IpAddress address, int length) {
        var around = around(address, length);
        if (around.hi != address.hi() || around.lo != address.lo()) {
            throw new PrefixTextException(
                    Fault.HOST_BITS, "host bits are set: did you mean " + around + "?", around);
        }
        return around;
    }

    /** The prefix of that length the address lies in. */
    public static Prefix around(IpAddress address, int length) {
        return masked(address.family(), address.hi(), address.lo(), length);
    }

    /** As the constructor, but host bits are cleared instead of refused (what BGP asks of NLRI). */
    public static Prefix masked(Family family, long hi, long lo, int length) {
        return new Prefix(family, hi & highMask(length), lo & lowMask(length), length);
    }

    /** True if {@code other} is this prefix or a more specific part of it. */
    public boolean covers(Prefix other) {
        return family == other.family && covers(hi, lo, length, other.hi, other.lo, other.length);
    }

    /** {@link #covers(Prefix)} for bits of the same family. */
    static boolean covers(
            long hi, long lo, int length, long otherHi, long otherLo, int otherLength) {
        return length <= otherLength
                && ((otherHi ^ hi) & highMask(length)) == 0
                && ((otherLo ^ lo) & lowMask(length)) == 0;
    }

    public boolean contains(IpAddress address) {
        return family == address.family()
                && covers(hi, lo, length, address.hi(), address.lo(), family.bits);
    }

    /** True if the two have an address in common; then one covers the other. */
    public boolean overlaps(Prefix other) {
        return covers(other) || other.covers(this);
    }

    /** How many bits the family has: 32 or 128. */
    public int bits() {
        return family.bits;
    }

    /** The first address. */
    public IpAddress network() {
        return new IpAddress(family, hi, lo);
    }

    /** The last address. */
    public IpAddress last() {
        long host = ~highMask(length);
        return switch (family) {
            case IPV4 -> new IpAddress(family, hi | host & highMask(family.bits), lo);
            case IPV6 -> new IpAddress(family, hi | host, lo | ~lowMask(length));
        };
    }

    /**
     * IPv4 before IPv6, then by network, then less specific first: a parent before its children.
     */
    @Override
    public int compareTo(Prefix other) {
        int order = family.compareTo(other.family);
        return order != 0 ? order : compare(hi, lo, length, other.hi, other.lo, other.length);
    }

    /** The order of {@link #compareTo} within one family. */
    public static int compare(
            long hi, long lo, int length, long otherHi, long otherLo, int otherLength) {
        if (hi != otherHi) return Long.compareUnsigned(hi, otherHi);
        if (lo != otherLo) return Long.compareUnsigned(lo, otherLo);
        return Integer.compare(length, otherLength);
    }

    /** The canonical text, which {@link #parse} reads: RFC 4632, RFC 5952. */
    @Override
    public String toString() {
        return IpText.write(family, hi, lo) + "/" + length;
    }

    /** The network bits among the upper 64. */
    public static long highMask(int length) {
        return length >= 64 ? -1L : length == 0 ? 0L : -1L << (64 - length);
    }

    /** The network bits among the lower 64. */
    public static long lowMask(int length) {
        return length <= 64 ? 0L : -1L << (128 - length);
    }
}
