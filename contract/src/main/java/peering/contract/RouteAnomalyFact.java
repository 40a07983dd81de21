package peering.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A trouble with the routes of a registered prefix, from its first sight to its end.
 *
 * @param registeredPrefix the customer's prefix that is concerned
 * @param announcedPrefix the prefix of the offending routes: the registered one, a more specific,
 *     or for CoveringOriginChange the less specific around it
 * @param offendingOrigin the AS at the path's end; empty when the path ends in an AS_SET
 * @param expectedOrigins the ASNs that may originate the registered prefix
 * @param observers peers that showed an offending route, earliest first, at most {@value
 *     #MAX_OBSERVERS}; {@code observerCount} counts all of them
 * @param observersNow peers that still show it
 * @param firstSeen time of the first offending route, by the collector's clock
 * @param endedAt when the last offending route was gone; empty while open
 * @param summary one sentence for people
 * @param blamedAsn whose doing the path shows, where that is not the origin: who leaked, the
 *     upstream that nobody named, the AS that comes twice or must not be seen. Empty for rules
 *     about origins
 * @param confidence how sure it is; empty in facts from before it was told
 * @param evidence what it rests on, at most {@value #MAX_EVIDENCE} pieces; empty as {@code
 *     confidence}
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
        long revision,
        Optional<Long> blamedAsn,
        Optional<Confidence> confidence,
        Optional<List<Evidence>> evidence) {
    public static final int MAX_OBSERVERS = 50;
    public static final int MAX_EVIDENCE = 20;

    public RouteAnomalyFact {
        expectedOrigins = List.copyOf(expectedOrigins);
        observers = List.copyOf(observers);
        if (observers.size() > MAX_OBSERVERS) {
            throw new IllegalArgumentException("more than " + MAX_OBSERVERS + " observers");
        }
        // Facts from before they were told do not name them.
        if (blamedAsn == null) blamedAsn = Optional.empty();
        if (confidence == null) confidence = Optional.empty();
        evidence = evidence == null ? Optional.empty() : evidence.map(List::copyOf);
        if (evidence.filter(pieces -> pieces.size() > MAX_EVIDENCE).isPresent()) {
            throw new IllegalArgumentException("more than " + MAX_EVIDENCE + " pieces of evidence");
        }
    }

    /** The rule that spoke. */
    public enum Kind {
        /** Exactly the registered prefix, from an origin that may not. */
        OriginHijack,
        /** A more specific of the registered prefix, from an origin that may not. */
        SubPrefixHijack,
        /** The right origin, but RPKI does not let it announce this prefix. */
        RpkiInvalid,
        /** The right origin, on a path that signed lists of providers (ASPA) do not allow. */
        AspaInvalid,
        /** The right origin, passed on by a network to whom it was not meant for. */
        RouteLeak,
        /** Fewer networks than before have a route for the prefix; observers are those without. */
        VisibilityLoss,
        /** Any origin: the policy says that nobody may announce it. */
        Squatting,
        /** The right origin, before it an upstream that the policy does not name. */
        UnexpectedUpstream,
        /** The right origin, a more specific longer than the policy says. */
        UnexpectedMoreSpecific,
        /** The right origin, on a path that is not what the policy says of it. */
        PathPolicy,
        /** The right origin, passed on by an upstream that was to keep it for itself. */
        NoExportLeak,
        /** The right origin, on a path in which an AS comes again after another. */
        PathLoop,
        /**
         * The right origin, on a path through a number that is set aside and not for the Internet.
         */
        BogonInPath,
        /**
         * The right origin; the ROA that let it announce the prefix is gone, and none covers it.
         */
        RoaGone,
        /**
         * The right origin; the ROA that lets it announce the prefix runs out and is not renewed.
         */
        RoaExpiring,
        /** The route around the registered prefix, from another origin than usual. */
        CoveringOriginChange,
        /**
         * The prefix enters our network otherwise than meant; observers are our sites' sessions.
         */
        SuboptimalRouting,
        /** A rule that the reader does not know yet; never written. */
        @JsonEnumDefaultValue
        Unknown
    }

    /**
     * How sure it is.
     *
     * <pre>
     *   Low ..... what is known speaks against it, or it rests on what somebody inferred
     *   Medium .. a rule was broken, and little else is known
     *   High .... so many saw it, or a signed object says so
     * </pre>
     */
    public enum Confidence {
        Low,
        Medium,
        High
    }

    /**
     * One thing that a trouble rests on.
     *
     * @param code stable, for programs: {@code rov-invalid}, {@code expected-origins}, …
     * @param text for people
     */
    public record Evidence(String code, String text) {}

    /**
     * One peer of one collector, and the offending path it showed.
     *
     * @param path ASNs from the peer to the origin, as text; an AS_SET in braces
     */
    public record Observer(
            String collector, String peerAddress, long peerAsn, String path, Instant seenAt) {}
}
