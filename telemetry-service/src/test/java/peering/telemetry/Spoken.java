package peering.telemetry;

import java.time.Instant;
import java.util.List;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.BgpUpdateWriter;
import peering.routing.bgp.Peer;
import peering.routing.bgp.SessionState;
import peering.routing.mrt.MrtWriter;
import peering.routing.mrt.MrtWriter.Local;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;

/** MRT records of peers AS1, AS2, … at 192.0.2.1, 192.0.2.2, …, written now. */
public final class Spoken {
    private static final long OFFENDER = 666;

    private Spoken() {}

    /** The peer shows a route of AS666. */
    public static byte[] announced(long asn, String prefix) {
        return announced(asn, prefix, Instant.now());
    }

    public static byte[] announced(long asn, String prefix, Instant at) {
        var path = AsPath.of(asn, OFFENDER);
        var hop = IpAddress.parse("192.0.2.9");
        return record(
                asn, BgpUpdateWriter.announce(Prefix.parse(prefix), path, hop).getFirst(), at);
    }

    public static byte[] withdrawn(long asn, String prefix, Instant at) {
        return record(asn, BgpUpdateWriter.withdraw(List.of(Prefix.parse(prefix))).getFirst(), at);
    }

    /** The peer's session goes down. */
    public static byte[] down(long asn) {
        return MrtWriter.stateChange(
                Instant.now(), peer(asn), local(), SessionState.ESTABLISHED, SessionState.IDLE);
    }

    /** The peer's session comes up. */
    public static byte[] up(long asn, Instant at) {
        return MrtWriter.stateChange(
                at, peer(asn), local(), SessionState.OPEN_CONFIRM, SessionState.ESTABLISHED);
    }

    public static IpAddress address(long asn) {
        return IpAddress.parse("192.0.2." + asn);
    }

    private static byte[] record(long asn, byte[] message, Instant at) {
        return MrtWriter.message(at, peer(asn), local(), message);
    }

    private static Peer peer(long asn) {
        return new Peer(address(asn), Asn.of(asn));
    }

    private static Local local() {
        return Local.unknown(Prefix.Family.IPV4, Asn.of(64511));
    }
}
