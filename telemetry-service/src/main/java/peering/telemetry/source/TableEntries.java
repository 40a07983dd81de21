package peering.telemetry.source;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import peering.routing.bgp.BgpUpdateWriter;
import peering.routing.bgp.BgpUpdateWriter.Marks;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.mrt.MrtWriter;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.net.PrefixMap;
import peering.telemetry.watched.WatchedPrefix;

/**
 * Makes of each entry of a collector's table the announcement that its peer once sent.
 *
 * <p>Of a full table nearly nothing concerns anybody: only what a watched prefix covers, or what
 * covers one, is taken.
 */
final class TableEntries implements RouteSink {
    private static final IpAddress NO_HOP_4 = IpAddress.parse("0.0.0.0");
    private static final IpAddress NO_HOP_6 = IpAddress.parse("::");

    private final PrefixMap<WatchedPrefix> watched;
    private final BiConsumer<IpAddress, byte[]> taken;
    private final Consumer<String> skipped;
    private long notWatched;

    /**
     * @param taken a peer, and a whole MRT record of its announcement
     * @param skipped why an entry is not taken
     */
    TableEntries(
            PrefixMap<WatchedPrefix> watched,
            BiConsumer<IpAddress, byte[]> taken,
            Consumer<String> skipped) {
        this.watched = watched;
        this.taken = taken;
        this.skipped = skipped;
    }

    /** Entries that concern nobody. */
    long notWatched() {
        return notWatched;
    }

    @Override
    public void announced(Family family, long hi, long lo, int length, RouteView view) {
        if (!watched.overlaps(family, hi, lo, length)) {
            notWatched++;
            return;
        }
        var prefix = new Prefix(family, hi, lo, length);
        var local = MrtWriter.Local.unknown(view.peerAddress().family(), Asn.ZERO);
        try {
            var messages =
                    BgpUpdateWriter.announce(
                            List.of(prefix), view.path(), hop(prefix, view), marks(view));
            for (byte[] message : messages) {
                var record = MrtWriter.message(view.time(), view.peer(), local, message);
                taken.accept(view.peerAddress(), record);
            }
        } catch (IllegalArgumentException tooLong) {
            skipped.accept(prefix + ": " + tooLong.getMessage());
        }
    }

    private static Marks marks(RouteView view) {
        return new Marks(view.communities(), view.largeCommunities(), view.onlyToCustomer());
    }

    private static IpAddress hop(Prefix prefix, RouteView view) {
        boolean four = prefix.family() == Family.IPV4;
        return view.nextHop()
                .filter(hop -> four || hop.family() == Family.IPV6)
                .orElse(four ? NO_HOP_4 : NO_HOP_6);
    }

    /** A table has none. */
    @Override
    public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
        skipped.accept("a withdrawal in a table");
    }

    @Override
    public void flawed(Flaw flaw, RouteView view) {
        skipped.accept(flaw.why());
    }

    @Override
    public void skipped(String what, RouteView view) {
        skipped.accept(what + " is not taken");
    }
}
