package peering.telemetry.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import peering.routing.net.Prefix;
import peering.telemetry.route.Shelf;

/**
 * Every route on our own sessions, registered or not: it may be tomorrow.
 *
 * <p>A key is the peer, the prefix in binary digits, the path identifier: what a prefix covers are
 * the keys that begin with its digits.
 */
final class RouteTable {
    private static final String END = "!";
    private static final int LOOK_EVERY = 1024;

    /** To one prefix; more than that are not looked at. */
    private static final int MOST_PATHS = 64;

    private final Shelf<Kept> shelf;
    private final LongSupplier size;
    private final long most;
    private int puts;
    private boolean full;

    /** A route and the generation of its peer in which it was shown last. */
    record Kept(OwnRoute route, long generation) {}

    /**
     * @param size about how many routes there are
     * @param most how many there may be, about
     */
    RouteTable(Shelf<Kept> shelf, LongSupplier size, long most) {
        this.shelf = shelf;
        this.size = size;
        this.most = most;
    }

    /** False if there is no room for it. */
    boolean put(OwnPeer peer, OwnRoute route) {
        if (puts++ % LOOK_EVERY == 0) full = size.getAsLong() >= most;
        String key = under(peer, route.prefix()) + END + Long.toHexString(route.pathId());
        if (full && shelf.get(key) == null) return false;
        shelf.put(key, new Kept(route, peer.shown().generation()));
        return true;
    }

    void remove(OwnPeer peer, Prefix prefix, long pathId) {
        shelf.delete(under(peer, prefix) + END + Long.toHexString(pathId));
    }

    /** Of several with different path identifiers the one that was announced last. */
    Optional<OwnRoute> current(OwnPeer peer, Prefix prefix) {
        var found = new ArrayList<OwnRoute>();
        shelf.visitSome(
                under(peer, prefix) + END,
                "",
                MOST_PATHS,
                (_, kept) -> {
                    if (counts(peer, kept)) found.add(kept.route());
                });
        return found.stream().max(Comparator.comparing(OwnRoute::receivedAt));
    }

    /** The prefixes that the peer announces within {@code prefix}, itself included. */
    Set<Prefix> within(OwnPeer peer, Prefix prefix) {
        var found = new LinkedHashSet<Prefix>();
        shelf.visit(
                under(peer, prefix),
                (_, kept) -> {
                    if (counts(peer, kept)) found.add(kept.route().prefix());
                });
        return found;
    }

    /**
     * Takes out routes that do not count any more, a part at a time: there may be a million.
     *
     * @param from what the last call returned, or the empty text
     * @param most routes to look at
     * @return where to go on; empty if that was all
     */
    Optional<String> sweep(OwnPeer peer, String from, int most) {
        return shelf.visitSome(
                peer.key() + END,
                from,
                most,
                (key, kept) -> {
                    if (!counts(peer, kept)) shelf.delete(key);
                });
    }

    private static boolean counts(OwnPeer peer, Kept kept) {
        return kept.generation() >= peer.shown().oldest();
    }

    private static String under(OwnPeer peer, Prefix prefix) {
        var digits = new StringBuilder(peer.key()).append(END);
        digits.append(prefix.family() == Prefix.Family.IPV4 ? '4' : '6');
        for (int i = 0; i < prefix.length(); i++) {
            long word = i < Long.SIZE ? prefix.hi() : prefix.lo();
            digits.append(word << i < 0 ? '1' : '0');
        }
        return digits.toString();
    }
}
