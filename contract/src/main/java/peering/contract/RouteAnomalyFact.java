package peering.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A trouble with the routes of a registered prefix, from its first sight to its end.
 *
 * @param registeredPrefix the customer's prefix that is concerned
 * @param announcedPrefix the prefix of the offending routes: the registered one or a more specific
 * @param offendingOrigin the AS at the path's end; empty when the path ends in an AS_SET
 * @param expectedOrigins the ASNs that may originate the registered prefix
 * @param observers peers that showed an offending route, earliest first, at most {@value
 *     #MAX_OBSERVERS}; {@code observerCount} counts all of them
 * @param observersNow peers that still show it
 * @param firstSeen time of the first offending route, by the collector's clock
 * @param endedAt when the last offending route was gone; empty while open
 * @param summary one sentence for people
 */
public record RouteAnomalyFact(
        String anomalyId,
        Kind kind,
        Trouble.Severity severity,
        Trouble.State state,
        String prefixId,
        String organisation,
        String connectionId,
        String registeredPrefix,
        String announcedPrefix,
        Optional<Long> offendingOrigin,
        List<Long> expectedOrigins,
        List<Observer> observers,
        int observerCount,
        int observersNow,
        Instant firstSeen,
        Instant detectedAt,
        Instant lastSeen,
        Optional<Instant> endedAt,
        String summary,
        long revision) {
    public static final int MAX_OBSERVERS = 50;

    public RouteAnomalyFact {
        expectedOrigins = List.copyOf(expectedOrigins);
        observers = List.copyOf(observers);
        if (observers.size() > MAX_OBSERVERS) {
            throw new IllegalArgumentException("more than " + MAX_OBSERVERS + " observers");
        }
    }

    /** The rule that spoke. */
    public enum Kind {
        /** Exactly the registered prefix, from an origin that may not. */
        OriginHijack,
        /** A more specific of the registered prefix, from an origin that may not. */
        SubPrefixHijack
    }

    /**
     * One peer of one collector, and the offending path it showed.
     *
     * @param path ASNs from the peer to the origin, as text; an AS_SET in braces
     */
    public record Observer(
            String collector, String peerAddress, long peerAsn, String path, Instant seenAt) {}
}
