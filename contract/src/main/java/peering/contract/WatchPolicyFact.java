package peering.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a customer expects of a prefix's routes beyond its registration, and what is to be told. A
 * policy that was taken back is one that says nothing.
 *
 * @param origins ASNs that may originate it, beside the registered ones
 * @param upstreams ASNs that the origins may hand the route to; empty: any
 * @param maxLength the longest more specific that the right origins announce; empty: any
 * @param minPeerAses different peer ASes that must show an offence before it is told
 * @param criticalPeerAses from this many on it is critical
 * @param mostSevere nothing is called worse than this
 * @param ignore kinds that are not told
 * @param longestPath networks in a path, prepending not counted
 * @param pathPattern what a path has to look like, from the peer to the origin
 * @param mustNotBeAnnounced held in reserve: whoever announces it offends
 * @param noExport announced to the upstreams for themselves only
 * @param revision grows with every change
 * @param neverThrough ASNs that must not carry the route; empty in facts from before there were any
 * @param coveringOrigins ASNs that may originate the route around the prefix; empty: those that
 *     usually do
 * @param longestOwnPath networks in the path that we receive ourselves, the origin included
 */
public record WatchPolicyFact(
        String prefixId,
        String organisation,
        List<Long> origins,
        List<Long> upstreams,
        Optional<Integer> maxLength,
        Optional<Integer> minPeerAses,
        Optional<Integer> criticalPeerAses,
        Optional<Trouble.Severity> mostSevere,
        List<RouteAnomalyFact.Kind> ignore,
        Optional<Integer> longestPath,
        Optional<String> pathPattern,
        boolean mustNotBeAnnounced,
        boolean noExport,
        Instant changedAt,
        long revision,
        Optional<List<Long>> neverThrough,
        Optional<List<Long>> coveringOrigins,
        Optional<Integer> longestOwnPath) {
    public WatchPolicyFact {
        origins = List.copyOf(origins);
        upstreams = List.copyOf(upstreams);
        ignore = List.copyOf(ignore);
        // Facts from before they were told do not name them.
        neverThrough = neverThrough == null ? Optional.empty() : neverThrough.map(List::copyOf);
        coveringOrigins =
                coveringOrigins == null ? Optional.empty() : coveringOrigins.map(List::copyOf);
        if (longestOwnPath == null) longestOwnPath = Optional.empty();
    }
}
