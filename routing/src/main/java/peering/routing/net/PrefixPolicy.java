package peering.routing.net;

import java.util.EnumSet;
import java.util.Set;
import peering.routing.net.Prefix.Family;
import peering.routing.net.SpecialPurpose.Standing;

/**
 * Which prefixes an operator takes: routable ones, of a length most networks carry.
 *
 * @param ipv4Shortest the shortest IPv4 length taken, e.g. 8
 * @param ipv4Longest the longest, e.g. 24
 */
public record PrefixPolicy(int ipv4Shortest, int ipv4Longest, int ipv6Shortest, int ipv6Longest) {

    /** /8 to /24 and /16 to /48: what the Internet's default-free zone carries. */
    public static final PrefixPolicy INTERNET = new PrefixPolicy(8, 24, 16, 48);

    /** Why a prefix is not taken. */
    public enum Objection {
        DEFAULT_ROUTE,
        SPECIAL_PURPOSE,
        CONTAINS_SPECIAL_PURPOSE,
        NOT_GLOBAL_UNICAST,
        TOO_SHORT,
        TOO_SPECIFIC
    }

    public PrefixPolicy {
        if (ipv4Shortest < 0
                || ipv4Shortest > ipv4Longest
                || ipv4Longest > 32
                || ipv6Shortest < 0
                || ipv6Shortest > ipv6Longest
                || ipv6Longest > 128) {
            throw new IllegalArgumentException("shortest must not be longer than longest");
        }
    }

    /**
     * Every objection; none means taken. A default route gets that answer alone, and a prefix that
     * is too short is not also told what it contains: any of that size contains something.
     */
    public Set<Objection> objections(Prefix prefix) {
        var found = EnumSet.noneOf(Objection.class);
        if (prefix.length() < shortest(prefix.family())) found.add(Objection.TOO_SHORT);
        if (prefix.length() > longest(prefix.family())) found.add(Objection.TOO_SPECIFIC);
        switch (SpecialPurpose.of(prefix)) {
            case Standing.DefaultRoute _ -> {
                return EnumSet.of(Objection.DEFAULT_ROUTE);
            }
            case Standing.Special _ -> found.add(Objection.SPECIAL_PURPOSE);
            case Standing.NotGlobalUnicast _ -> found.add(Objection.NOT_GLOBAL_UNICAST);
            case Standing.ContainsSpecial _ -> {
                if (!found.contains(Objection.TOO_SHORT)) {
                    found.add(Objection.CONTAINS_SPECIAL_PURPOSE);
                }
            }
            case Standing.Routable _ -> {}
        }
        return found;
    }

    public int shortest(Family family) {
        return family == Family.IPV4 ? ipv4Shortest : ipv6Shortest;
    }

    public int longest(Family family) {
        return family == Family.IPV4 ? ipv4Longest : ipv6Longest;
    }
}
