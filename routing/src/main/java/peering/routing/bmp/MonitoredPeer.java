package peering.routing.bmp;

import java.time.Instant;
import peering.routing.bgp.AfiSafi;
import peering.routing.bgp.BgpMessages;
import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.bgp.BgpOpen;
import peering.routing.bgp.Peer;
import peering.routing.bmp.BmpMessage.PeerUp;
import peering.routing.mrt.MrtWriter.Local;
import peering.routing.net.IpAddress;

/**
 * A session that a router shows, from its Peer Up on, and what its two ends agreed on.
 *
 * @param header of the Peer Up
 * @param local the router's end
 * @param since when it came up, as the router says, or when we heard of it
 */
public record MonitoredPeer(
        PeerHeader header,
        Local local,
        int localPort,
        int remotePort,
        BgpOpen sent,
        BgpOpen received,
        Instant since) {

    /** What tells peers of one router apart (RFC 7854 section 4.2); not the table: see there. */
    public record Key(int type, long distinguisher, IpAddress address) {
        public static Key of(PeerHeader header) {
            return new Key(header.type(), header.distinguisher(), header.address());
        }
    }

    static MonitoredPeer of(PeerUp up, Instant since) {
        var local = new Local(up.localAddress(), up.sent().asn());
        return new MonitoredPeer(
                up.peer(), local, up.localPort(), up.remotePort(), up.sent(), up.received(), since);
    }

    public Key key() {
        return Key.of(header);
    }

    public Peer peer() {
        return header.peer();
    }

    /** Told again, of another table of the same session, as some routers do. */
    boolean isSameSession(MonitoredPeer other) {
        return header.flags() != other.header.flags()
                && local.equals(other.local)
                && localPort == other.localPort
                && remotePort == other.remotePort
                && sent.equals(other.sent)
                && received.equals(other.received);
    }

    /**
     * True if the two ends agreed on path identifiers for that kind (RFC 7911). A Loc-RIB is on no
     * wire: its two OPENs are made up by the router to say it, so either direction counts (RFC 9069
     * section 5.2).
     */
    boolean hasPathIds(PeerHeader.Rib rib, AfiSafi kind) {
        return switch (rib) {
            case ADJ_RIB_IN_PRE_POLICY, ADJ_RIB_IN_POST_POLICY ->
                    received.sendsPathIdsTo(sent, kind);
            case ADJ_RIB_OUT_PRE_POLICY, ADJ_RIB_OUT_POST_POLICY ->
                    sent.sendsPathIdsTo(received, kind);
            case LOC_RIB ->
                    sent.sendsPathIdsTo(received, kind) || received.sendsPathIdsTo(sent, kind);
            case UNKNOWN -> false;
        };
    }

    /**
     * Octets per number in AS_PATH. The A flag decides. Without it there should be four; where the
     * two ends did not agree on that, the bytes are asked.
     */
    int asnSize(PeerHeader of, byte[] update) {
        if (of.isTwoOctetPath()) return Encoding.AS2.asnSize();
        boolean agreed = sent.fourOctetAsns() && received.fourOctetAsns();
        return agreed ? Encoding.AS4.asnSize() : BgpMessages.asnSize(update);
    }
}
