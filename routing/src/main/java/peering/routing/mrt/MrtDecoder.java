package peering.routing.mrt;

import peering.routing.bgp.BgpMessages;
import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.bgp.SessionState;
import peering.routing.net.Prefix.Family;
import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

/**
 * Takes the routes out of MRT records.
 *
 * <pre>
 *   BGP4MP, BGP4MP_ET   messages and state changes, 2- and 4-octet, LOCAL, ADDPATH
 *   TABLE_DUMP_V2       IPv4 and IPv6, unicast and multicast, ADDPATH; the peer index comes first
 *   TABLE_DUMP          IPv4 and IPv6
 *   anything else       told as skipped
 * </pre>
 *
 * Whatever the bytes are, it ends and never throws; what is wrong is told as a flaw. It remembers
 * the last peer index, so use one per file; for single BGP4MP records one will do for all. Not for
 * several threads.
 */
public final class MrtDecoder {
    private final BgpMessages messages = new BgpMessages();
    private final TableDumps tables = new TableDumps(messages);
    private final RouteView view = new RouteView();

    public void decode(MrtRecord record, RouteSink sink) {
        view.begin(record.epochSecond(), record.micros());
        try {
            var body = record.body();
            switch (record.type()) {
                case MrtTypes.BGP4MP, MrtTypes.BGP4MP_ET -> decodeBgp4mp(record, body, sink);
                case MrtTypes.TABLE_DUMP_V2 -> tables.decodeV2(record, body, view, sink);
                case MrtTypes.TABLE_DUMP -> tables.decodeV1(record, body, view, sink);
                default -> sink.skipped("mrt " + record.type(), view);
            }
        } catch (MalformedException e) {
            sink.flawed(new Flaw(Flaw.Handling.UNREADABLE, e.getMessage()), view);
        }
    }

    private void decodeBgp4mp(MrtRecord record, Octets body, RouteSink sink) {
        switch (record.subtype()) {
            case MrtTypes.STATE_CHANGE -> decodeState(record, body, 2, sink);
            case MrtTypes.STATE_CHANGE_AS4 -> decodeState(record, body, 4, sink);
            case MrtTypes.MESSAGE, MrtTypes.MESSAGE_LOCAL ->
                    decodeMessage(record, body, Encoding.AS2, sink);
            case MrtTypes.MESSAGE_AS4, MrtTypes.MESSAGE_AS4_LOCAL ->
                    decodeMessage(record, body, Encoding.AS4, sink);
            case MrtTypes.MESSAGE_ADDPATH, MrtTypes.MESSAGE_LOCAL_ADDPATH ->
                    decodeMessage(record, body, Encoding.AS2_ADD_PATH, sink);
            case MrtTypes.MESSAGE_AS4_ADDPATH, MrtTypes.MESSAGE_AS4_LOCAL_ADDPATH ->
                    decodeMessage(record, body, Encoding.AS4_ADD_PATH, sink);
            default -> sink.skipped("mrt " + record.type() + "/" + record.subtype(), view);
        }
    }

    private void decodeMessage(MrtRecord record, Octets body, Encoding encoding, RouteSink sink) {
        readPeer(record, body, encoding.asnSize());
        if (MrtTypes.isLocal(record.subtype())) view.markSent();
        messages.decode(body, encoding, view, sink);
    }

    private void decodeState(MrtRecord record, Octets body, int asnSize, RouteSink sink) {
        readPeer(record, body, asnSize);
        var from = SessionState.of(body.u16());
        var to = SessionState.of(body.u16());
        sink.sessionChanged(from, to, view);
    }

    /**
     * RFC 6396 section 4.4.1: peer AS, local AS, interface, family, peer address, local address.
     */
    private void readPeer(MrtRecord record, Octets body, int asnSize) {
        long asn = asnSize == 4 ? body.u32() : body.u16();
        body.skip(asnSize + 2);
        int afi = body.u16();
        if (afi != 1 && afi != 2) throw new MalformedException("a peer of address family " + afi);
        var family = afi == 1 ? Family.IPV4 : Family.IPV6;
        long hi = family == Family.IPV4 ? body.u32() << 32 : body.u64();
        long lo = family == Family.IPV4 ? 0 : body.u64();
        body.skip(family.bits() / 8);
        view.begin(record.epochSecond(), record.micros(), family, hi, lo, asn);
    }
}
