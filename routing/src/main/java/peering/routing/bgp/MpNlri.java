package peering.routing.bgp;

import peering.routing.net.Prefix.Family;
import peering.routing.wire.Octets;

/**
 * The routes of an MP_REACH_NLRI or MP_UNREACH_NLRI attribute (RFC 4760).
 *
 * @param family null if it is not IPv4 or IPv6, or not wanted, or the attribute was not sent
 * @param afi 0 if the attribute was not sent
 */
record MpNlri(Family family, int afi, int safi, Octets list) {
    private static final MpNlri NOT_SENT = new MpNlri(null, 0, 0, new Octets(new byte[0]));
    private static final int UNICAST = 1;
    private static final int MULTICAST = 2;

    boolean isEmpty() {
        return family == null || list.isEmpty();
    }

    boolean isMulticast() {
        return family != null && safi == MULTICAST;
    }

    static MpNlri unreach(AttributeSpans spans, boolean multicast) {
        if (!spans.has(AttributeSpans.MP_UNREACH)) return NOT_SENT;
        var value = spans.get(AttributeSpans.MP_UNREACH);
        int afi = value.u16();
        int safi = value.u8();
        return new MpNlri(family(afi, safi, multicast), afi, safi, value);
    }

    /** Remembers the next hop, too. */
    static MpNlri reach(AttributeSpans spans, boolean multicast) {
        if (!spans.has(AttributeSpans.MP_REACH)) return NOT_SENT;
        var value = spans.get(AttributeSpans.MP_REACH);
        int afi = value.u16();
        int safi = value.u8();
        var nextHop = value.take(value.u8());
        value.skip(1);
        var family = family(afi, safi, multicast);
        if (family != null) spans.mpNextHop(nextHop.position(), nextHop.end());
        return new MpNlri(family, afi, safi, value);
    }

    /**
     * In a table dump the attribute is only the length and the next hop (RFC 6396 section 4.3.4).
     * Some write it in full nevertheless: then it begins with the zero of the AFI.
     */
    static void nextHopOfTable(AttributeSpans spans) {
        var value = spans.get(AttributeSpans.MP_REACH);
        if (value.isEmpty()) return;
        int length = value.u8();
        if (length == 0 && value.remaining() >= 3) {
            value.skip(2);
            length = value.u8();
        }
        if (length <= value.remaining()) {
            int from = value.position();
            spans.mpNextHop(from, from + length);
        }
    }

    /** Null if it is not decoded here. */
    static Family family(int afi, int safi, boolean multicast) {
        if (safi != UNICAST && !(multicast && safi == MULTICAST)) return null;
        return afi == 1 ? Family.IPV4 : afi == 2 ? Family.IPV6 : null;
    }
}
