package peering.routing.bgp;

import static peering.routing.bgp.AttributeSpans.AGGREGATOR;
import static peering.routing.bgp.AttributeSpans.AS4_AGGREGATOR;
import static peering.routing.bgp.AttributeSpans.AS4_PATH;
import static peering.routing.bgp.AttributeSpans.AS_PATH;
import static peering.routing.bgp.AttributeSpans.ATOMIC_AGGREGATE;
import static peering.routing.bgp.AttributeSpans.COMMUNITIES;
import static peering.routing.bgp.AttributeSpans.EXTENDED_COMMUNITIES;
import static peering.routing.bgp.AttributeSpans.LARGE_COMMUNITIES;
import static peering.routing.bgp.AttributeSpans.LOCAL_PREF;
import static peering.routing.bgp.AttributeSpans.MED;
import static peering.routing.bgp.AttributeSpans.MP_REACH;
import static peering.routing.bgp.AttributeSpans.MP_UNREACH;
import static peering.routing.bgp.AttributeSpans.NEXT_HOP;
import static peering.routing.bgp.AttributeSpans.ONLY_TO_CUSTOMER;
import static peering.routing.bgp.AttributeSpans.ORIGIN;

import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

/**
 * Finds and checks the path attributes of a message (RFC 4271 section 4.3), with the leniency of
 * RFC 7606.
 *
 * <pre>
 *   attribute                             if malformed
 *   ORIGIN, AS_PATH, NEXT_HOP, MED ...... the message's routes count as withdrawn
 *   (large, extended) communities, OTC ..  the same
 *   LOCAL_PREF, ATOMIC_AGGREGATE,
 *   AGGREGATOR, AS4_* ................... the attribute is discarded
 *   MP_REACH_NLRI, MP_UNREACH_NLRI ...... the message is unreadable
 *   the list of attributes itself ....... the message's routes count as withdrawn
 * </pre>
 *
 * The flags are not judged: a collector's peer has judged them already.
 */
final class Attributes {
    private static final int EXTENDED_LENGTH = 0x10;

    /** The worst found: null if all is well, else why the routes count as withdrawn. */
    private String withdraws;

    /** Why an attribute was discarded, or null. */
    private String discards;

    String withdraws() {
        return withdraws;
    }

    String discards() {
        return discards;
    }

    /**
     * Fills {@code spans}.
     *
     * @throws MalformedException if MP_REACH_NLRI or MP_UNREACH_NLRI come twice
     */
    void scan(Octets attributes, int asnSize, AttributeSpans spans) {
        withdraws = null;
        discards = null;
        spans.begin(attributes.array(), asnSize);
        while (!attributes.isEmpty() && next(attributes, spans)) {}
        checkAll(spans);
    }

    /**
     * The first AS_PATH of the list, which is used up to its end; empty if there is none.
     *
     * @throws MalformedException if the list breaks off before
     */
    static Octets path(Octets attributes) {
        while (!attributes.isEmpty()) {
            int flags = attributes.u8();
            int type = attributes.u8();
            int length = (flags & EXTENDED_LENGTH) != 0 ? attributes.u16() : attributes.u8();
            var value = attributes.take(length);
            if (type == AS_PATH) return value;
        }
        return attributes;
    }

    /** False if the list of attributes breaks off here. */
    private boolean next(Octets attributes, AttributeSpans spans) {
        if (attributes.remaining() < 3) return brokenOff();
        int flags = attributes.u8();
        int type = attributes.u8();
        boolean extended = (flags & EXTENDED_LENGTH) != 0;
        if (extended && attributes.remaining() < 2) return brokenOff();
        int length = extended ? attributes.u16() : attributes.u8();
        if (length > attributes.remaining()) return brokenOff();
        int from = attributes.position();
        attributes.skip(length);
        keep(type, from, from + length, spans);
        return true;
    }

    private boolean brokenOff() {
        withdraws = "the attributes break off";
        return false;
    }

    /** Of an attribute sent twice the first counts (RFC 7606 section 3g). */
    private void keep(int type, int from, int to, AttributeSpans spans) {
        if (!spans.has(type)) {
            spans.put(type, from, to);
        } else if (type == MP_REACH || type == MP_UNREACH) {
            throw new MalformedException("attribute " + type + " comes twice");
        } else {
            discards = "attribute " + type + " comes twice";
        }
    }

    private void checkAll(AttributeSpans spans) {
        withdrawUnless(spans, ORIGIN, 1, 1);
        withdrawUnless(spans, NEXT_HOP, 4, 4);
        withdrawUnless(spans, MED, 4, 4);
        withdrawUnless(spans, ONLY_TO_CUSTOMER, 4, 4);
        withdrawUnlessMultiple(spans, COMMUNITIES, 4);
        withdrawUnlessMultiple(spans, EXTENDED_COMMUNITIES, 8);
        withdrawUnlessMultiple(spans, LARGE_COMMUNITIES, 12);
        discardUnless(spans, LOCAL_PREF, 4);
        discardUnless(spans, ATOMIC_AGGREGATE, 0);
        discardUnless(spans, AGGREGATOR, spans.asnSize() + 4);
        discardUnless(spans, AS4_AGGREGATOR, 8);
        checkPaths(spans);
    }

    private void withdrawUnless(AttributeSpans spans, int type, int shortest, int longest) {
        int length = spans.length(type);
        if (spans.has(type) && (length < shortest || length > longest)) withdraw(spans, type);
    }

    private void withdrawUnlessMultiple(AttributeSpans spans, int type, int of) {
        if (spans.length(type) % of != 0) withdraw(spans, type);
    }

    private void withdraw(AttributeSpans spans, int type) {
        withdraws = "attribute " + type + " has length " + spans.length(type);
        spans.discard(type);
    }

    private void discardUnless(AttributeSpans spans, int type, int length) {
        if (spans.has(type) && spans.length(type) != length) {
            discards = "attribute " + type + " has length " + spans.length(type);
            spans.discard(type);
        }
    }

    private void checkPaths(AttributeSpans spans) {
        String own = flawOf(spans.get(AS_PATH), spans.asnSize());
        if (own != null) {
            withdraws = "AS_PATH: " + own;
            spans.discard(AS_PATH);
        }
        String four = flawOf(spans.get(AS4_PATH), 4);
        if (four != null) {
            discards = "AS4_PATH: " + four;
            spans.discard(AS4_PATH);
        }
    }

    private static String flawOf(Octets path, int asnSize) {
        try {
            AsPathWire.check(path, asnSize);
            return null;
        } catch (MalformedException e) {
            return e.getMessage();
        }
    }
}
