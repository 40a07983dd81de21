package peering.routing.bmp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.routing.bgp.SessionState;
import peering.routing.bgp.UpdateParts;
import peering.routing.bmp.BmpMessage.PeerDown;
import peering.routing.bmp.BmpMessage.PeerUp;
import peering.routing.bmp.BmpMessage.Refused;
import peering.routing.bmp.BmpMessage.RouteMonitoring;
import peering.routing.mrt.MrtWriter;
import peering.routing.wire.MalformedException;

/**
 * One router's stream: which peers are up, what each agreed on, and therefore how its routes are to
 * be read.
 *
 * <pre>
 *   Peer Up ............ a session change to established; before it one to idle, if it was up
 *   Peer Down .......... a session change to idle
 *   Route Monitoring ... a BGP4MP message, 2- or 4-octet, with add-path or without;
 *                        LOCAL if it is of Adj-RIB-Out or Loc-RIB
 *   anything else ...... no record
 * </pre>
 *
 * Routes of a peer that never came up are read as RFC 7854 says by default (four octets, no path
 * identifiers) and told as odd; so are prefixes without the path identifiers that were agreed on.
 * Use one per connection; not for several threads. When the connection ends, {@link #close} says
 * goodbye for every peer that was up.
 */
public final class BmpSession {
    /** More than any router has; a peer is a few kilobytes at most. */
    public static final int MAX_PEERS = 10_000;

    /** More than clocks that are set differ by. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private final int maxPeers;
    private final Map<MonitoredPeer.Key, PathIds> peers = new LinkedHashMap<>();

    public BmpSession() {
        this(MAX_PEERS);
    }

    /**
     * @param maxPeers how many may be up at a time; those after are refused
     */
    public BmpSession(int maxPeers) {
        this.maxPeers = maxPeers;
    }

    /**
     * @param message whole, as {@link BmpFrames} cuts it
     * @param receivedAt stands in where the router gives no time, or one that is more than {@link
     *     #MAX_AHEAD} to come; from 1970 to 2106, as MRT writes
     */
    public BmpHeard take(byte[] message, Instant receivedAt) {
        var decoded = BmpDecoder.decode(message);
        return switch (decoded) {
            case PeerUp up -> peerUp(up, receivedAt);
            case PeerDown down -> peerDown(down, receivedAt);
            case RouteMonitoring routes -> routes(routes, receivedAt);
            case Refused refused -> BmpHeard.odd(refused, refused.why());
            case BmpMessage.Initiation _,
                    BmpMessage.Termination _,
                    BmpMessage.RouteMirroring _,
                    BmpMessage.Statistics _,
                    BmpMessage.Unknown _ ->
                    BmpHeard.of(decoded, List.of());
        };
    }

    /** The peers that are up, in the order they came. */
    public List<MonitoredPeer> peers() {
        return peers.values().stream().map(PathIds::peer).toList();
    }

    public Optional<MonitoredPeer> peer(PeerHeader header) {
        return Optional.ofNullable(peers.get(MonitoredPeer.Key.of(header))).map(PathIds::peer);
    }

    /** The connection is gone: session changes to idle for all peers that were up. */
    public List<byte[]> close(Instant now) {
        var records = peers().stream().map(peer -> down(peer, now)).toList();
        peers.clear();
        return records;
    }

    private BmpHeard peerUp(PeerUp up, Instant receivedAt) {
        if (up.peer().kind() == PeerHeader.Kind.UNKNOWN) return unknownKind(up, up.peer());
        var peer = MonitoredPeer.of(up, time(up.peer(), receivedAt));
        var known = peers.get(peer.key());
        var before = known == null ? null : known.peer();
        if (before == null && peers.size() >= maxPeers) {
            return refused("more than " + maxPeers + " peers");
        }
        if (before != null && before.isSameSession(peer)) return BmpHeard.of(up, List.of());
        peers.put(peer.key(), new PathIds(peer));
        var records = new ArrayList<byte[]>(2);
        if (before != null) records.add(down(before, peer.since()));
        records.add(
                change(peer, peer.since(), SessionState.OPEN_CONFIRM, SessionState.ESTABLISHED));
        return BmpHeard.of(up, records);
    }

    private static BmpHeard refused(String why) {
        return BmpHeard.odd(new Refused(why), why);
    }

    private static BmpHeard unknownKind(BmpMessage message, PeerHeader header) {
        return BmpHeard.odd(message, "peers of type " + header.type() + " are not known");
    }

    private BmpHeard peerDown(PeerDown down, Instant receivedAt) {
        var peer = peers.remove(MonitoredPeer.Key.of(down.peer()));
        if (peer == null) return BmpHeard.odd(down, "a peer went down that was not up");
        return BmpHeard.of(down, List.of(down(peer.peer(), time(down.peer(), receivedAt))));
    }

    private static byte[] down(MonitoredPeer peer, Instant when) {
        return change(peer, when, SessionState.ESTABLISHED, SessionState.IDLE);
    }

    private static byte[] change(
            MonitoredPeer peer, Instant when, SessionState from, SessionState to) {
        return MrtWriter.stateChange(when, peer.peer(), peer.local(), from, to);
    }

    private BmpHeard routes(RouteMonitoring routes, Instant receivedAt) {
        var header = routes.peer();
        if (header.kind() == PeerHeader.Kind.UNKNOWN) return unknownKind(routes, header);
        var peer = peers.get(MonitoredPeer.Key.of(header));
        try {
            var end = UpdateParts.endOfRib(routes.update());
            if (end.isPresent()) return new BmpHeard(routes, List.of(), end, trouble(header, peer));
            var update = Mended.of(routes, peer);
            var records = RouteRecords.of(header, peer, update.bytes(), time(header, receivedAt));
            var clock = Optional.of("the clock is ahead").filter(_ -> isAhead(header, receivedAt));
            var trouble = trouble(header, peer).or(update::trouble).or(() -> clock);
            return new BmpHeard(routes, records, end, trouble);
        } catch (MalformedException e) {
            return refused("an UPDATE of " + header.peer() + ": " + e.getMessage());
        }
    }

    private static Optional<String> trouble(PeerHeader header, PathIds peer) {
        if (peer == null) return Optional.of("routes of a peer that is not up");
        return Optional.of("path identifiers were agreed on and are left out")
                .filter(_ -> peer.areLeftOut(header.rib()));
    }

    /** The router's time, as a route may be older than the connection; but none to come. */
    private static Instant time(PeerHeader header, Instant receivedAt) {
        return header.time().filter(_ -> !isAhead(header, receivedAt)).orElse(receivedAt);
    }

    private static boolean isAhead(PeerHeader header, Instant receivedAt) {
        return header.time().filter(t -> t.isAfter(receivedAt.plus(MAX_AHEAD))).isPresent();
    }
}
