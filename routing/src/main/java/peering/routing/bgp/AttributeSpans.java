package peering.routing.bgp;

import java.util.Arrays;
import java.util.Optional;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.wire.Octets;

/** Where in the bytes the attributes of one message stand. Values are read when asked for. */
final class AttributeSpans {
    static final int ORIGIN = 1;
    static final int AS_PATH = 2;
    static final int NEXT_HOP = 3;
    static final int MED = 4;
    static final int LOCAL_PREF = 5;
    static final int ATOMIC_AGGREGATE = 6;
    static final int AGGREGATOR = 7;
    static final int COMMUNITIES = 8;
    static final int MP_REACH = 14;
    static final int MP_UNREACH = 15;
    static final int EXTENDED_COMMUNITIES = 16;
    static final int AS4_PATH = 17;
    static final int AS4_AGGREGATOR = 18;
    static final int LARGE_COMMUNITIES = 32;
    static final int ONLY_TO_CUSTOMER = 35;

    private static final int TYPES = 256;
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private final int[] from = new int[TYPES];
    private final int[] to = new int[TYPES];
    private final int[] seen = new int[TYPES];
    private int seenCount;
    private int asnSize = 4;
    private int nextHopFrom;
    private int nextHopTo;

    AttributeSpans() {
        Arrays.fill(from, -1);
    }

    void clear() {
        for (int i = 0; i < seenCount; i++) from[seen[i]] = -1;
        seenCount = 0;
        bytes = NOTHING;
        nextHopFrom = 0;
        nextHopTo = 0;
    }

    void begin(byte[] array, int sizeOfAsn) {
        bytes = array;
        asnSize = sizeOfAsn;
    }

    void put(int type, int start, int end) {
        from[type] = start;
        to[type] = end;
        seen[seenCount++] = type;
    }

    boolean has(int type) {
        return from[type] >= 0;
    }

    /** Forgets an attribute, so that it counts as not sent. */
    void discard(int type) {
        to[type] = from[type];
    }

    Octets get(int type) {
        return has(type) ? new Octets(bytes, from[type], to[type]) : new Octets(NOTHING);
    }

    int length(int type) {
        return has(type) ? to[type] - from[type] : 0;
    }

    int asnSize() {
        return asnSize;
    }

    void mpNextHop(int start, int end) {
        nextHopFrom = start;
        nextHopTo = end;
    }

    Octets nextHop() {
        return nextHopTo > 0 ? new Octets(bytes, nextHopFrom, nextHopTo) : get(NEXT_HOP);
    }

    boolean isPathPresent() {
        return has(AS_PATH);
    }

    Octets path() {
        return get(AS_PATH);
    }

    /**
     * AS4_PATH counts only from a 2-octet speaker, and not if the AGGREGATOR's number could be
     * written in two octets: then somebody on the way aggregated without knowing of AS4_PATH (RFC
     * 6793 section 4.2.3).
     */
    boolean hasAs4Path() {
        if (asnSize != 2 || length(AS4_PATH) == 0) return false;
        return length(AGGREGATOR) != 6 || Octets.u16(bytes, from[AGGREGATOR]) == 23456; // AS_TRANS
    }

    AsPath readPath() {
        if (!isPathPresent()) return AsPath.EMPTY;
        var own = AsPathWire.read(path(), asnSize);
        return hasAs4Path() ? AsPathWire.merged(own, AsPathWire.read(get(AS4_PATH), 4)) : own;
    }

    /** RFC 6793 section 4.2.3: AS4_AGGREGATOR counts only where AGGREGATOR has AS_TRANS. */
    Optional<Aggregator> aggregator() {
        var value = get(AGGREGATOR);
        if (value.isEmpty()) return Optional.empty();
        var asn = Asn.of(asnSize == 4 ? value.u32() : value.u16());
        if (asnSize == 2 && asn.equals(Asn.TRANS) && length(AS4_AGGREGATOR) > 0) {
            value = get(AS4_AGGREGATOR);
            asn = Asn.of(value.u32());
        }
        return Optional.of(new Aggregator(asn, IpAddress.of(value.copy(4))));
    }

    Octets communities() {
        return get(COMMUNITIES);
    }

    Octets largeCommunities() {
        return get(LARGE_COMMUNITIES);
    }

    Octets onlyToCustomer() {
        return get(ONLY_TO_CUSTOMER);
    }
}
