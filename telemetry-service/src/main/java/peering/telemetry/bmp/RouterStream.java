package peering.telemetry.bmp;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import peering.routing.bgp.SessionState;
import peering.routing.bmp.BmpFrames;
import peering.routing.bmp.BmpHeard;
import peering.routing.bmp.BmpMessage.Initiation;
import peering.routing.bmp.BmpMessage.PeerDown;
import peering.routing.bmp.BmpMessage.PeerUp;
import peering.routing.bmp.BmpMessage.Refused;
import peering.routing.bmp.BmpMessage.RouteMonitoring;
import peering.routing.bmp.BmpSession;
import peering.routing.bmp.Information;
import peering.routing.bmp.MonitoredPeer;
import peering.routing.bmp.PeerHeader;
import peering.routing.mrt.MrtWriter;
import peering.routing.net.IpAddress;

/**
 * What of one router's stream is taken.
 *
 * <pre>
 *   session up, down ................ taken; down with its reason in words
 *   Adj-RIB-In before policy ........ taken
 *   Adj-RIB-In after policy ......... taken as long as that peer shows nothing before policy
 *   Loc-RIB (RFC 9069) .............. not taken: it is what the router chose of all that, which
 *                                     witnesses nothing new
 *   Adj-RIB-Out ..................... not taken: it is what we tell the partner
 *   a message that makes no sense ... set aside
 *   anything else ................... counted
 * </pre>
 *
 * Not for several threads. When the connection ends nothing is said for its sessions: the router
 * may be back in a second, at another replica. Who misses the {@link #beat} draws the conclusion.
 */
final class RouterStream {
    private final IpAddress address;
    private final Outlet outlet;
    private final BmpFrames frames = new BmpFrames();
    private final BmpSession session = new BmpSession();
    private final Set<MonitoredPeer.Key> beforePolicy = new HashSet<>();
    private String router;

    /** Where to. */
    interface Outlet {
        /**
         * @param reason why a session went down
         */
        void record(BmpCollector collector, IpAddress peer, byte[] record, Optional<String> reason);

        /** A whole message that cannot be read. */
        void damaged(byte[] message, String why);

        /** For the count: what became of a message. */
        void heard(String outcome);
    }

    /**
     * @param address of the router, its name if it gives none
     */
    RouterStream(IpAddress address, Outlet outlet) {
        this.address = address;
        this.outlet = outlet;
    }

    /** Takes the next bytes; nothing after {@link #damage}. */
    void feed(byte[] bytes, Instant now) {
        frames.feed(bytes, 0, bytes.length, message -> take(message, now));
    }

    /** Why the stream cannot be read on; empty while it can. */
    Optional<String> damage() {
        return frames.damage();
    }

    /** What the router is called: by its first message, and by that for good. */
    String router() {
        if (router == null) router = BmpCollector.router(Optional.empty(), address);
        return router;
    }

    /** Says of each session that is up that it still is: established, as before. */
    void beat(Instant now) {
        session.peers().stream()
                .filter(peer -> isSession(peer.header()))
                .forEach(peer -> send(peer.header(), stillUp(peer, now), Optional.empty()));
    }

    private static byte[] stillUp(MonitoredPeer peer, Instant now) {
        return MrtWriter.stateChange(
                now, peer.peer(), peer.local(), SessionState.ESTABLISHED, SessionState.ESTABLISHED);
    }

    private void take(byte[] message, Instant now) {
        var heard = session.take(message, now);
        switch (heard.message()) {
            case Initiation initiation -> named(initiation);
            case PeerUp up -> changed(up.peer(), heard, Optional.empty());
            case PeerDown down -> changed(down.peer(), heard, Optional.of(DownReason.of(down)));
            case RouteMonitoring routes -> routes(routes.peer(), heard);
            case Refused(var why) -> outlet.damaged(message, why);
            default -> outlet.heard("passed-over");
        }
    }

    private void named(Initiation initiation) {
        if (router == null) {
            var sysName = Information.first(initiation.information(), Information.SYS_NAME);
            router = BmpCollector.router(sysName, address);
        }
        outlet.heard("initiation");
    }

    private void changed(PeerHeader peer, BmpHeard heard, Optional<String> reason) {
        outlet.heard(heard.trouble().isPresent() ? "odd" : reason.isPresent() ? "down" : "up");
        if (!heard.records().isEmpty()) beforePolicy.remove(MonitoredPeer.Key.of(peer));
        if (isSession(peer)) sendAll(peer, heard.records(), reason);
    }

    private void routes(PeerHeader peer, BmpHeard heard) {
        boolean taken = isTaken(peer);
        outlet.heard(taken ? "routes" : "other-table");
        if (taken) sendAll(peer, heard.records(), Optional.empty());
    }

    /** A partner's routes after policy are some of those before, so the latter replace them all. */
    private boolean isTaken(PeerHeader peer) {
        var key = MonitoredPeer.Key.of(peer);
        return switch (peer.rib()) {
            case ADJ_RIB_IN_PRE_POLICY -> {
                if (session.peer(peer).isPresent()) beforePolicy.add(key);
                yield true;
            }
            case ADJ_RIB_IN_POST_POLICY -> !beforePolicy.contains(key);
            case LOC_RIB, ADJ_RIB_OUT_PRE_POLICY, ADJ_RIB_OUT_POST_POLICY, UNKNOWN -> false;
        };
    }

    private static boolean isSession(PeerHeader peer) {
        return peer.kind() != PeerHeader.Kind.LOC_RIB;
    }

    private void sendAll(PeerHeader peer, List<byte[]> records, Optional<String> reason) {
        records.forEach(record -> send(peer, record, reason));
    }

    private void send(PeerHeader peer, byte[] record, Optional<String> reason) {
        var collector = new BmpCollector(router(), peer.distinguisher());
        outlet.record(collector, peer.address(), record, reason);
    }
}
