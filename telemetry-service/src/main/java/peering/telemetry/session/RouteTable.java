package peering.telemetry.session;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
        shelf.put(key, new Kept(route, peer.generation()));
        return true;
    }

    void remove(OwnPeer peer, Prefix prefix, long pathId) {
        shelf.delete(under(peer, prefix) + END + Long.toHexString(pathId));
    }

    /** Of several with different path identifiers the one that was announced last. */
    Optional<OwnRoute> current(OwnPeer peer, Prefix prefix) {
        return shelf.under(under(peer, prefix) + END).stream()
                .map(entry -> entry.getValue().route())
                .max(Comparator.comparing(OwnRoute::receivedAt));
    }

    /** The prefixes that the peer announces within {@code prefix}, itself included. */
    Set<Prefix> within(OwnPeer peer, Prefix prefix) {
        var found = new LinkedHashSet<Prefix>();
        shelf.visit(under(peer, prefix), (_, kept) -> found.add(kept.route().prefix()));
        return found;
    }

    void forget(OwnPeer peer) {
        shelf.visit(peer.key() + END, (key, _) -> shelf.delete(key));
    }

    /** Takes out what was not shown again since the peer came up. */
    void sweep(OwnPeer peer, Consumer<Prefix> gone) {
        shelf.visit(
                peer.key() + END,
                (key, kept) -> {
                    if (kept.generation() >= peer.generation()) return;
                    shelf.delete(key);
                    gone.accept(kept.route().prefix());
                });
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
