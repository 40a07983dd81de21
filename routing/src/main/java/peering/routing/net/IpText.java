package peering.routing.net;

import peering.routing.net.Prefix.Family;
import peering.routing.net.PrefixTextException.Fault;

/**
 * Addresses as text, both ways. Only ASCII; nothing is resolved, completed or guessed.
 *
 * <p>Written here because the JDK's reader takes {@code 10.1}, zones and (in places) names, and
 * turns mapped IPv6 into IPv4. In a registry those are typos or tricks.
 */
final class IpText {
    private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();
    private static final int GROUPS = 8;

    private IpText() {}

    /**
     * @param whole what the user wrote, for the message
     */
    static IpAddress address(String text, String whole) {
        if (text.length() > LONGEST) throw bad(whole, "it is too long");
        if (text.indexOf(':') < 0) return new IpAddress(Family.IPV4, ipv4(text, whole) << 32, 0);
        return ipv6(text, whole);
    }

    /** RFC 4632 has no text form of its own; this is the dotted form with four plain decimals. */
    private static long ipv4(String text, String whole) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) throw bad(whole, "write IPv4 as four decimals, like 192.0.2.0");
        long bits = 0;
        for (String part : parts) bits = bits << 8 | octet(part, whole);
        return bits;
    }

    private static int octet(String part, String whole) {
        int number = decimal(part, 3);
        if (number < 0 || number > 255) {
            throw bad(whole, "each part is a decimal from 0 to 255 without leading zeros");
        }
        return number;
    }

    /** A plain ASCII decimal without sign or leading zero, or -1. */
    static int decimal(String text, int maxDigits) {
        if (text.isEmpty() || text.length() > maxDigits) return -1;
        if (text.length() > 1 && text.charAt(0) == '0') return -1;
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return -1;
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static IpAddress ipv6(String text, String whole) {
        int[] groups = new int[GROUPS];
        int gap = text.indexOf("::");
        if (gap < 0) {
            if (groups(text, groups, 0, whole) != GROUPS) {
                throw bad(whole, "IPv6 has eight groups, or one '::' for those left out");
            }
            return address(groups);
        }
        int before = groups(text.substring(0, gap), groups, 0, whole);
        int[] tail = new int[GROUPS];
        int after = groups(text.substring(gap + 2), tail, 0, whole);
        if (before + after >= GROUPS) throw bad(whole, "'::' stands for at least one group");
        System.arraycopy(tail, 0, groups, GROUPS - after, after);
        return address(groups);
    }

    /** Reads groups separated by single colons, the last of which may be a dotted IPv4. */
    private static int groups(String text, int[] into, int at, String whole) {
        if (text.isEmpty()) return at;
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean dotted = i == parts.length - 1 && parts[i].indexOf('.') >= 0;
            if (at + (dotted ? 2 : 1) > GROUPS) throw bad(whole, "IPv6 has eight groups, not more");
            if (dotted) {
                long four = ipv4(parts[i], whole);
                into[at++] = (int) (four >>> 16);
                into[at++] = (int) (four & 0xFFFF);
            } else {
                into[at++] = group(parts[i], whole);
            }
        }
        return at;
    }

    private static int group(String part, String whole) {
        if (part.isEmpty() || part.length() > 4) {
            throw bad(whole, "a group is one to four hexadecimal digits, and '::' comes once");
        }
        int number = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) throw bad(whole, "a group is one to four hexadecimal digits");
            number = number << 4 | digit;
        }
        return number;
    }

    private static IpAddress address(int[] groups) {
        return new IpAddress(Family.IPV6, four(groups, 0), four(groups, 4));
    }

    private static long four(int[] groups, int from) {
        return (long) groups[from] << 48
                | (long) groups[from + 1] << 32
                | (long) groups[from + 2] << 16
                | groups[from + 3];
    }

    static PrefixTextException bad(String whole, String why) {
        return new PrefixTextException(
                Fault.BAD_ADDRESS, "the address in " + quoted(whole) + " cannot be read: " + why);
    }

    /** The user's own text, made safe to show: cut, without control or invisible characters. */
    static String quoted(String text) {
        String cut = text.length() <= 60 ? text : text.substring(0, 60) + "…";
        return "'" + cut.replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD") + "'";
    }

    static String write(Family family, long hi, long lo) {
        if (family == Family.IPV4) {
            return (hi >>> 56)
                    + "."
                    + (hi >>> 48 & 0xFF)
                    + "."
                    + (hi >>> 40 & 0xFF)
                    + "."
                    + (hi >>> 32 & 0xFF);
        }
        return writeIpv6(hi, lo);
    }

    /**
     * RFC 5952: lower case, no leading zeros, the first longest run of at least two zero groups as
     * {@code ::}. Embedded IPv4 is written in hexadecimal too, so that one prefix has one text.
     */
    private static String writeIpv6(long hi, long lo) {
        int runStart = -1;
        int runLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && group(hi, lo, end) == 0) end++;
            if (end - i > runLength) {
                runStart = i;
                runLength = end - i;
            }
            if (end > i) i = end;
        }
        var text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == runStart) {
                text.append("::");
                i += runLength - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') text.append(':');
                text.append(Integer.toHexString(group(hi, lo, i)));
            }
        }
        return text.toString();
    }

    private static int group(long hi, long lo, int index) {
        return (int) ((index < 4 ? hi : lo) >>> (48 - 16 * (index % 4))) & 0xFFFF;
    }
}
