package peering.telemetry.policy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.routing.bgp.AsPath;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.telemetry.route.PeerRoute;

/**
 * A policy as it might be, learnt from what is seen now. Nothing comes of it until a person has
 * looked at it and put it.
 *
 * <pre>
 *   upstreams ... of an expected origin, that two peer ASes show
 *   origins ..... those of the policy, and further ones of exactly this prefix that two peer ASes show
 *                 and that RPKI calls valid: what is merely seen may be the hijack itself
 *   maxLength ... of the parts that an expected origin announces, the longest that two peer ASes show;
 *                 no shorter than what is in force, or than the prefix itself
 *   longestPath . what is in force; the longest that is seen stands beside it
 * </pre>
 *
 * What a policy may not hold is left out, the most widely seen last, so that it can be put as it
 * is.
 *
 * @param policy the one in force, with these in place of its own
 * @param seen every upstream of an expected origin, most widely seen first
 * @param origins every origin of exactly this prefix, most widely seen first
 * @param longestPath the most networks in a path from an expected origin; 0 if none is seen
 */
record Proposal(Policy policy, List<Seen> seen, List<Seen> origins, int longestPath) {
    /** One peer alone may be a lab, or the very forger. */
    private static final int LEAST_PEER_ASES = 2;

    /**
     * @param peerAses how many different peer ASes show it
     */
    @Schema(name = "SeenAsn")
    record Seen(@Schema(description = "AS number") long asn, int peerAses) {}

    /** A route that is shown now. */
    record Route(long peerAsn, Prefix announced, String path) {}

    /**
     * @param prefix the registered one
     * @param expected its origins, those that the policy adds included
     * @param valid whether RPKI lets this AS announce exactly the prefix
     */
    static Proposal of(
            Policy now,
            Prefix prefix,
            List<Long> expected,
            List<Route> routes,
            LongPredicate valid) {
        Map<Long, Set<Long>> upstreams = new HashMap<>();
        Map<Long, Set<Long>> origins = new HashMap<>();
        Map<Long, Set<Long>> lengths = new HashMap<>();
        int longest = 0;
        for (var route : routes) {
            var path = path(route.path());
            var origin = path.origin().map(Asn::value);
            boolean exact = route.announced().equals(prefix);
            if (exact) origin.ifPresent(asn -> count(origins, asn, route));
            if (origin.filter(expected::contains).isEmpty()) continue;
            count(lengths, route.announced().length(), route);
            if (!exact) continue;
            longest = Math.max(longest, path.hops().size());
            path.upstream()
                    .map(Asn::value)
                    .filter(asn -> !expected.contains(asn))
                    .ifPresent(asn -> count(upstreams, asn, route));
        }
        var further = widely(origins).filter(asn -> !expected.contains(asn)).filter(valid::test);
        int inForce = now.maxLength() == null ? prefix.length() : now.maxLength();
        int length = widely(lengths).mapToInt(Long::intValue).max().orElse(inForce);
        var policy =
                now.learnt(
                        Stream.concat(now.origins().stream(), further)
                                .distinct()
                                .limit(Policy.MOST_ORIGINS)
                                .toList(),
                        widely(upstreams).limit(Policy.MOST_UPSTREAMS).toList(),
                        Math.max(length, inForce));
        return new Proposal(policy, seen(upstreams), seen(origins), longest);
    }

    private static void count(Map<Long, Set<Long>> peers, long what, Route route) {
        peers.computeIfAbsent(what, _ -> new HashSet<>()).add(route.peerAsn());
    }

    private static Stream<Long> widely(Map<Long, Set<Long>> peers) {
        return seen(peers).stream().filter(one -> one.peerAses() >= LEAST_PEER_ASES).map(Seen::asn);
    }

    private static List<Seen> seen(Map<Long, Set<Long>> peers) {
        return peers.entrySet().stream()
                .map(entry -> new Seen(entry.getKey(), entry.getValue().size()))
                .sorted(
                        Comparator.comparingInt(Seen::peerAses)
                                .reversed()
                                .thenComparingLong(Seen::asn))
                .toList();
    }

    /** A path that was too long to be kept whole says nothing of its end. */
    private static AsPath path(String text) {
        return PeerRoute.isWhole(text) ? AsPath.parse(text) : AsPath.EMPTY;
    }
}
