package peering.telemetry.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import peering.routing.net.Prefix;
import peering.telemetry.route.Origin;
import peering.telemetry.route.Peer;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.route.RouteBook;
import peering.telemetry.route.Shelf;

/**
 * The routes around watched prefixes, and who usually originates them. A watched prefix that is
 * withdrawn is still reached over the route around it: whoever takes that over gets the traffic.
 *
 * <pre>
 *   most ....... the origin that more than half of the peer ASes show, and 3 at least
 *   settled .... the one that was the most for an hour; another one only after a day
 *   nearest .... the longest of the routes around the prefix that has a most
 * </pre>
 *
 * Who is the most is counted soon after a route changed, not at each: a flood of routes costs one
 * count a second, and only so many prefixes' are counted at once.
 */
final class Covering {
    static final Duration SETTLES = Duration.ofHours(1);
    static final Duration REPLACES = Duration.ofHours(24);
    private static final int LEAST_PEER_ASES = 3;
    private static final int MOST_COUNTED = 200;
    private static final int MOST_ROUTES = 2000;

    private final RouteBook book;
    private final Shelf<Usual> usuals;

    /**
     * When each route around a watched prefix is counted next, by our clock; by the shelf's key.
     */
    private final Map<String, Instant> due = new HashMap<>();

    private boolean remembered;

    /**
     * @param usuals by prefix id and covering prefix
     */
    Covering(RouteBook book, Shelf<Usual> usuals) {
        this.book = book;
        this.usuals = usuals;
    }

    /** A prefix around a watched one. */
    record Around(String prefixId, Prefix covering) {
        private static Around of(String key) {
            int end = key.indexOf(RouteBook.SEPARATOR);
            return new Around(key.substring(0, end), Prefix.parse(key.substring(end + 1)));
        }

        private String key() {
            return prefixId + RouteBook.SEPARATOR + covering;
        }
    }

    /** False if it is past, or too many are remembered there. */
    boolean shown(String prefixId, PeerRoute route, Instant now) {
        var place = new Around(prefixId, route.announced());
        var known = book.get(RouteBook.Place.of(prefixId, route));
        if (known.filter(one -> one.seenAt().isAfter(route.seenAt())).isPresent()) return false;
        var usual = usual(place);
        if (known.isEmpty() && usual.routes() >= MOST_ROUTES) return false;
        book.put(prefixId, route, known);
        if (known.isEmpty()) usuals.put(place.key(), usual.with(1));
        boolean same = known.map(PeerRoute::origin).filter(route.origin()::equals).isPresent();
        if (!same) due.put(place.key(), now);
        return true;
    }

    /** False if the peer showed none, or shows a newer one. */
    boolean gone(RouteBook.Place route, Instant at, Instant now) {
        if (book.isPast(route, at) || !book.remove(route)) return false;
        var place = new Around(route.prefixId(), route.announced());
        usuals.put(place.key(), usual(place).with(-1));
        due.put(place.key(), now);
        return true;
    }

    /** True if another route of the peer for the same prefix comes from there (RFC 7911). */
    boolean isShownBesides(RouteBook.Place route, Origin origin) {
        return book.besides(route).stream().map(PeerRoute::origin).anyMatch(origin::equals);
    }

    List<RouteBook.Entry> shownBy(Peer peer) {
        return book.shownBy(peer);
    }

    List<PeerRoute> of(String prefixId) {
        return book.of(prefixId);
    }

    List<PeerRoute> of(Around place) {
        return book.of(place.prefixId(), place.covering());
    }

    /** Who usually originates it; empty if that is not known, or another route is nearer. */
    Optional<Origin> usualOrigin(String prefixId, Prefix covering) {
        return isNearest(prefixId, covering)
                ? usual(new Around(prefixId, covering)).settled()
                : Optional.empty();
    }

    /** True if no longer one is shown by enough. */
    boolean isNearest(String prefixId, Prefix covering) {
        return usuals.under(prefixId + RouteBook.SEPARATOR).stream()
                .filter(entry -> entry.getValue().most().isPresent())
                .noneMatch(
                        entry -> Around.of(entry.getKey()).covering().length() > covering.length());
    }

    /** Those that are to be counted; each once, until {@link #count}. */
    List<Around> due(Instant now) {
        if (!remembered) usuals.visit("", (key, _) -> due.putIfAbsent(key, now));
        remembered = true;
        return due.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .limit(MOST_COUNTED)
                .map(entry -> Around.of(entry.getKey()))
                .toList();
    }

    /**
     * Counts who shows what.
     *
     * @param clock the watch's
     * @return true if routes may have to be judged anew
     */
    boolean count(Around place, Instant clock, Instant now) {
        var before = usual(place);
        due.remove(place.key());
        if (before.routes() <= 0 && before.settled().isEmpty()) {
            usuals.delete(place.key());
            return before.most().isPresent();
        }
        var most = most(of(place));
        var counted = most.equals(before.most()) ? before : before.most(most, clock);
        var next = settled(place, counted, clock, now);
        if (!next.equals(before)) usuals.put(place.key(), next);
        return !next.settled().equals(before.settled()) || !next.most().equals(before.most());
    }

    private Usual settled(Around place, Usual usual, Instant clock, Instant now) {
        boolean asEver = usual.most().isEmpty() || usual.most().equals(usual.settled());
        if (asEver) return usual;
        var after = usual.since().plus(usual.settled().isEmpty() ? SETTLES : REPLACES);
        if (!clock.isBefore(after)) return usual.settled(usual.most());
        due.put(place.key(), now.plus(Duration.between(clock, after)));
        return usual;
    }

    private static Optional<Origin> most(List<PeerRoute> routes) {
        Map<Origin, Set<Long>> ases = new HashMap<>();
        Set<Long> all = new HashSet<>();
        for (var route : routes) {
            ases.computeIfAbsent(route.origin(), _ -> new HashSet<>()).add(route.peer().asn());
            all.add(route.peer().asn());
        }
        return ases.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= LEAST_PEER_ASES)
                .filter(entry -> entry.getValue().size() * 2 > all.size())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The prefix is no longer watched. */
    void forget(String prefixId) {
        for (var route : of(prefixId)) book.remove(RouteBook.Place.of(prefixId, route));
        for (var entry : usuals.under(prefixId + RouteBook.SEPARATOR)) {
            usuals.delete(entry.getKey());
            due.remove(entry.getKey());
        }
    }

    private Usual usual(Around place) {
        var usual = usuals.get(place.key());
        return usual == null ? Usual.NEW : usual;
    }
}
