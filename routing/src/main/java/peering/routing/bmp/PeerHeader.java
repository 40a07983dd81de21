package peering.routing.bmp;

import java.time.Instant;
import java.util.Optional;
import peering.routing.bgp.Peer;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix.Family;
import peering.routing.wire.Octets;

/**
 * Of which peer, and of which of its tables, a message speaks (RFC 7854 section 4.2).
 *
 * @param type the peer type as sent; see {@link #kind}
 * @param flags as sent; what a bit means depends on the kind
 * @param distinguisher tells equal addresses in different VRFs apart; 0 if there are none
 * @param address 0.0.0.0 for a Loc-RIB
 * @param bgpId the peer's BGP identifier, four bytes written as an address
 * @param time when the router received it, or empty if it does not say
 */
public record PeerHeader(
        int type,
        int flags,
        long distinguisher,
        IpAddress address,
        Asn asn,
        IpAddress bgpId,
        Optional<Instant> time) {
    static final int IPV6 = 0x80;
    static final int POST_POLICY = 0x40;
    static final int TWO_OCTET_PATH = 0x20;
    static final int ADJ_RIB_OUT = 0x10;
    static final int FILTERED = 0x80;

    /** The peer types of IANA; the number is the one on the wire. */
    public enum Kind {
        GLOBAL,
        /** In a VRF; {@link #distinguisher} is its route distinguisher. */
        ROUTE_DISTINGUISHER,
        /** In a VRF known to the router alone. */
        LOCAL,
        /** Not a peer: the router's own table (RFC 9069). */
        LOC_RIB,
        UNKNOWN;

        private static final Kind[] ALL = values();

        static Kind of(int type) {
            return ALL[Math.min(type, UNKNOWN.ordinal())];
        }
    }

    /** The table that a route stands in (RFC 7854 section 2, RFC 8671, RFC 9069). */
    public enum Rib {
        ADJ_RIB_IN_PRE_POLICY,
        ADJ_RIB_IN_POST_POLICY,
        ADJ_RIB_OUT_PRE_POLICY,
        ADJ_RIB_OUT_POST_POLICY,
        LOC_RIB,
        UNKNOWN
    }

    static PeerHeader read(Octets message) {
        int type = message.u8();
        int flags = message.u8();
        long distinguisher = message.u64();
        var address = address(message, isIpv6(type, flags));
        var asn = Asn.of(message.u32());
        var id = IpAddress.of(message.copy(4));
        return new PeerHeader(
                type, flags, distinguisher, address, asn, id, time(message.u32(), message.u32()));
    }

    /** Sixteen bytes, of which an IPv4 address has the last four. */
    static IpAddress address(Octets message, boolean ipv6) {
        if (ipv6) return IpAddress.of(message.copy(16));
        message.skip(12);
        return IpAddress.of(message.copy(4));
    }

    private static boolean isIpv6(int type, int flags) {
        return Kind.of(type) != Kind.LOC_RIB && (flags & IPV6) != 0;
    }

    /** All zero means that the router does not say; a microsecond out of range is left out. */
    private static Optional<Instant> time(long second, long micros) {
        if (second == 0 && micros == 0) return Optional.empty();
        return Optional.of(Instant.ofEpochSecond(second, micros < 1_000_000 ? micros * 1000 : 0));
    }

    public Kind kind() {
        return Kind.of(type);
    }

    public Family family() {
        return address.family();
    }

    public Peer peer() {
        return new Peer(address, asn);
    }

    public Rib rib() {
        return switch (kind()) {
            case GLOBAL, ROUTE_DISTINGUISHER, LOCAL -> adjRib();
            case LOC_RIB -> Rib.LOC_RIB;
            case UNKNOWN -> Rib.UNKNOWN;
        };
    }

    private Rib adjRib() {
        boolean post = (flags & POST_POLICY) != 0;
        if ((flags & ADJ_RIB_OUT) != 0) {
            return post ? Rib.ADJ_RIB_OUT_POST_POLICY : Rib.ADJ_RIB_OUT_PRE_POLICY;
        }
        return post ? Rib.ADJ_RIB_IN_POST_POLICY : Rib.ADJ_RIB_IN_PRE_POLICY;
    }

    /**
     * True for what the peer told the router; the rest the router made itself. FRR shows its own
     * routes as those of a peer 0.0.0.0.
     */
    public boolean isFromPeer() {
        var rib = rib();
        if (address.hi() == 0 && address.lo() == 0) return false;
        return rib == Rib.ADJ_RIB_IN_PRE_POLICY || rib == Rib.ADJ_RIB_IN_POST_POLICY;
    }

    /** The A flag: AS_PATH has two octets per number. A Loc-RIB's never has. */
    public boolean isTwoOctetPath() {
        boolean isPeer = kind() != Kind.LOC_RIB && kind() != Kind.UNKNOWN;
        return isPeer && (flags & TWO_OCTET_PATH) != 0;
    }

    /** The F flag: of a Loc-RIB only a part is shown (RFC 9069 section 4.2). */
    public boolean isFiltered() {
        return kind() == Kind.LOC_RIB && (flags & FILTERED) != 0;
    }
}
