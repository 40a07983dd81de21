package peering.routing.net;

/**
 * An autonomous system number, 32 bits (RFC 6793).
 *
 * @param value 0 to 4294967295
 */
public record Asn(long value) implements Comparable<Asn> {
    private static final long MAX = 0xFFFF_FFFFL;

    /** Reserved; in a ROA it says "nobody may announce this" (RFC 6483 section 4, RFC 7607). */
    public static final Asn ZERO = new Asn(0);

    /** What a 2-octet speaker sees in place of a number it cannot write (RFC 6793 section 9). */
    public static final Asn TRANS = new Asn(23456);

    /** What IANA's AS number registries say a number is for. */
    public enum Purpose {
        /** Assigned, or to be assigned, to a network of the Internet. */
        PUBLIC,
        /** 0, 65535, 65552–131071 and 4294967295: RFC 7607, RFC 7300, IANA. */
        RESERVED,
        /** 23456, RFC 6793. */
        TRANSITION,
        /** 112, RFC 7534: many operators announce it. */
        ANYCAST_SINK,
        /** 64496–64511 and 65536–65551: RFC 5398. */
        DOCUMENTATION,
        /** 64512–65534 and 4200000000–4294967294: RFC 6996. */
        PRIVATE
    }

    public Asn {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException("an AS number is 0 to 4294967295, not " + value);
        }
    }

    public static Asn of(long value) {
        return new Asn(value);
    }

    /**
     * Reads {@code AS64500}, {@code as64500} or {@code 64500} (asplain, RFC 5396). The dotted form
     * is refused, with the plain number to write instead.
     *
     * @throws IllegalArgumentException says what is wrong and what to write instead
     */
    public static Asn parse(String text) {
        String digits = text.regionMatches(true, 0, "AS", 0, 2) ? text.substring(2) : text;
        long plain = plain(digits);
        if (plain < 0 || plain > MAX) {
            if (digits.matches("[0-9]{1,5}\\.[0-9]{1,5}")) throw dotted(text, digits);
            throw new IllegalArgumentException(
                    IpText.quoted(text)
                            + " is not an AS number: write AS and a plain number from 0 to"
                            + " 4294967295, like AS64500");
        }
        return new Asn(plain);
    }

    /** Up to ten ASCII digits without a leading zero, or -1. Paths are full of them: no regex. */
    private static long plain(String digits) {
        int length = digits.length();
        if (length == 0 || length > 10 || length > 1 && digits.charAt(0) == '0') return -1;
        long number = 0;
        for (int i = 0; i < length; i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') return -1;
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static IllegalArgumentException dotted(String text, String digits) {
        int dot = digits.indexOf('.');
        long high = Long.parseLong(digits.substring(0, dot));
        long low = Long.parseLong(digits.substring(dot + 1));
        String remedy =
                high <= 0xFFFF && low <= 0xFFFF
                        ? "AS" + (high << 16 | low)
                        : "the plain number, like AS64500";
        return new IllegalArgumentException(
                IpText.quoted(text) + " is in dotted form: write " + remedy);
    }

    /** What IANA's registries have set the number aside for. */
    public Purpose purpose() {
        if (value == 0 || value == 65535 || value == MAX) return Purpose.RESERVED;
        if (value >= 65552 && value <= 131071) return Purpose.RESERVED;
        if (value == 23456) return Purpose.TRANSITION;
        if (value == 112) return Purpose.ANYCAST_SINK;
        if (value >= 64496 && value <= 64511) return Purpose.DOCUMENTATION;
        if (value >= 65536 && value <= 65551) return Purpose.DOCUMENTATION;
        if (value >= 64512 && value <= 65534) return Purpose.PRIVATE;
        return value >= 4_200_000_000L ? Purpose.PRIVATE : Purpose.PUBLIC;
    }

    public boolean isZero() {
        return value == 0;
    }

    /** True if a network of the Internet may hold it and appear with it in a path. */
    public boolean isPublic() {
        return purpose() == Purpose.PUBLIC;
    }

    /** True if it must not be seen in a path of the Internet; AS112 may. */
    public boolean isBogon() {
        return switch (purpose()) {
            case PUBLIC, ANYCAST_SINK -> false;
            case RESERVED, TRANSITION, DOCUMENTATION, PRIVATE -> true;
        };
    }

    @Override
    public int compareTo(Asn other) {
        return Long.compare(value, other.value);
    }

    /** {@code AS64500}. */
    @Override
    public String toString() {
        return "AS" + value;
    }
}
