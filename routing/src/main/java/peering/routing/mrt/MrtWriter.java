package peering.routing.mrt;

import java.time.Instant;
import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.bgp.Peer;
import peering.routing.bgp.SessionState;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix.Family;
import peering.routing.wire.OctetWriter;

/**
 * Writes BGP4MP_ET records: what a collector would have kept (RFC 6396 sections 3 and 4.4). Times
 * are cut to microseconds.
 */
public final class MrtWriter {
    private static final long LAST_SECOND = 0xFFFF_FFFFL;
    private static final int HEADER = 12;

    /** Microseconds, interface and address family: what a session takes without its two ends. */
    private static final int SESSION = 8;

    private static final int TWO_STATES = 4;

    private MrtWriter() {}

    /** The collector's end of the session. */
    public record Local(IpAddress address, Asn asn) {

        /** Where it is not known: the unspecified address of the peer's family. */
        public static Local unknown(Family family, Asn asn) {
            return new Local(new IpAddress(family, 0, 0), asn);
        }
    }

    /**
     * A BGP4MP_MESSAGE_AS4.
     *
     * @param message a whole BGP message, marker and all, with 4-octet AS numbers; not looked into
     * @throws IllegalArgumentException if the two addresses are of different families, or the time
     *     does not fit 32 bits of seconds
     */
    public static byte[] message(Instant time, Peer peer, Local local, byte[] message) {
        return begun(time, MrtTypes.MESSAGE_AS4, peer, local, 4, message.length)
                .bytes(message)
                .toBytes();
    }

    /**
     * A BGP4MP_MESSAGE: as {@link #message}, for a message with 2-octet AS numbers in AS_PATH.
     *
     * @throws IllegalArgumentException also if one end's AS number does not fit two octets
     */
    public static byte[] messageAs2(Instant time, Peer peer, Local local, byte[] message) {
        return begun(time, MrtTypes.MESSAGE, peer, local, 2, message.length)
                .bytes(message)
                .toBytes();
    }

    /** Which way a message went. */
    public enum Direction {
        FROM_PEER,
        /** To the peer, or never on the wire: the LOCAL kinds of record. */
        LOCAL
    }

    /**
     * The BGP4MP message record for that encoding: 2- or 4-octet, with add-path (RFC 8050) or
     * without, LOCAL or not.
     *
     * @throws IllegalArgumentException as for {@link #message} and {@link #messageAs2}
     */
    public static byte[] message(
            Instant time,
            Peer peer,
            Local local,
            Encoding encoding,
            Direction direction,
            byte[] message) {
        int subtype = MrtTypes.message(encoding, direction);
        return begun(time, subtype, peer, local, encoding.asnSize(), message.length)
                .bytes(message)
                .toBytes();
    }

    /** A BGP4MP_STATE_CHANGE_AS4; errors as for {@link #message}. */
    public static byte[] stateChange(
            Instant time, Peer peer, Local local, SessionState from, SessionState to) {
        return begun(time, MrtTypes.STATE_CHANGE_AS4, peer, local, 4, TWO_STATES)
                .u16(from.code())
                .u16(to.code())
                .toBytes();
    }

    /** The record up to where the message or the states begin. */
    private static OctetWriter begun(
            Instant time, int subtype, Peer peer, Local local, int asnSize, int rest) {
        var family = peer.address().family();
        if (family != local.address().family()) {
            throw new IllegalArgumentException("a session has both ends in one address family");
        }
        long second = time.getEpochSecond();
        if (second < 0 || second > LAST_SECOND) {
            throw new IllegalArgumentException("MRT cannot write the time " + time);
        }
        int body = SESSION + 2 * (asnSize + family.bits() / 8) + rest;
        var begun =
                new OctetWriter(HEADER + body)
                        .u32(second)
                        .u16(MrtTypes.BGP4MP_ET)
                        .u16(subtype)
                        .u32(body)
                        .u32(time.getNano() / 1000);
        asn(begun, peer.asn(), asnSize);
        asn(begun, local.asn(), asnSize);
        return begun.u16(0)
                .u16(family == Family.IPV4 ? 1 : 2)
                .bytes(peer.address().toBytes())
                .bytes(local.address().toBytes());
    }

    private static void asn(OctetWriter into, Asn asn, int size) {
        if (size == 4) {
            into.u32(asn.value());
        } else if (asn.value() <= 0xFFFF) {
            into.u16((int) asn.value());
        } else {
            throw new IllegalArgumentException(asn + " does not fit two octets");
        }
    }
}
