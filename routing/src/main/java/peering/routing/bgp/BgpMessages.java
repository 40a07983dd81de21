package peering.routing.bgp;

import peering.routing.net.Prefix.Family;
import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

/**
 * Reads BGP messages as collectors keep them: RFC 4271, with 4-octet AS numbers (RFC 6793), IPv4
 * and IPv6 unicast and multicast in MP_REACH_NLRI and MP_UNREACH_NLRI (RFC 4760), add-path (RFC
 * 7911), messages longer than 4096 bytes (RFC 8654), and the leniency of RFC 7606.
 *
 * <p>Whatever the bytes are, it ends, and never throws: what is wrong goes to {@link
 * RouteSink#flawed}. Of an unreadable message no route is told. Keep one per thread.
 */
public final class BgpMessages {
    private static final int HEADER = 19;
    private static final int UPDATE = 2;

    private final Attributes attributes = new Attributes();

    /**
     * What the two speakers agreed on, which the message itself does not say.
     *
     * @param asnSize 2 or 4: octets per AS number in AS_PATH
     * @param addPath an identifier stands before each prefix
     */
    public record Encoding(int asnSize, boolean addPath) {
        public static final Encoding AS2 = new Encoding(2, false);
        public static final Encoding AS4 = new Encoding(4, false);
        public static final Encoding AS2_ADD_PATH = new Encoding(2, true);
        public static final Encoding AS4_ADD_PATH = new Encoding(4, true);
    }

    /**
     * Decodes one whole message, from its marker on. Messages other than UPDATE are {@code
     * skipped}.
     *
     * @param view says whose it is (after {@link RouteView#begin})
     */
    public void decode(Octets message, Encoding encoding, RouteView view, RouteSink sink) {
        try {
            int type = header(message);
            if (type == UPDATE) update(message, encoding, view, sink);
            else sink.skipped("bgp message " + type, view);
        } catch (MalformedException e) {
            view.clear();
            sink.flawed(new Flaw(Flaw.Handling.UNREADABLE, e.getMessage()), view);
        }
    }

    /**
     * How many octets an UPDATE's AS_PATH has per number, for when nobody tells: 2 if the
     * attributes are malformed with four and well-formed with two, else 4. A 2-octet path of one
     * segment is never well-formed with four.
     */
    public static int asnSize(byte[] message) {
        return !isPathOfFour(message) && isWellFormed(message, 2) ? 2 : 4;
    }

    /** All that depends on the size is the AS_PATH, and most are of four: no more is looked at. */
    private static boolean isPathOfFour(byte[] message) {
        try {
            var octets = new Octets(message);
            if (header(octets) != UPDATE) return true;
            octets.skip(octets.u16());
            AsPathWire.check(Attributes.path(octets.take(octets.u16())), 4);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    private static boolean isWellFormed(byte[] message, int asnSize) {
        try {
            var octets = new Octets(message);
            if (header(octets) != UPDATE) return false;
            octets.skip(octets.u16());
            var attributes = new Attributes();
            attributes.scan(octets.take(octets.u16()), asnSize, new AttributeSpans());
            return attributes.withdraws() == null;
        } catch (MalformedException e) {
            return false;
        }
    }

    /**
     * The next whole message of several, as a window of its own; what follows stays.
     *
     * @throws MalformedException if its length is less than a header's, or more than is left
     */
    public static Octets next(Octets messages) {
        if (messages.remaining() < HEADER) throw new MalformedException("no whole BGP header");
        int length = Octets.u16(messages.array(), messages.position() + 16);
        if (length < HEADER) throw new MalformedException("a message of " + length + " bytes");
        return messages.take(length);
    }

    /** Checks marker and length (RFC 4271 section 4.1); returns the type. */
    static int header(Octets message) {
        int size = message.remaining();
        if (message.u64() != -1 || message.u64() != -1) {
            throw new MalformedException("the marker is not all ones");
        }
        int length = message.u16();
        if (length < HEADER || length != size) {
            throw new MalformedException("a message of " + length + " bytes in " + size);
        }
        return message.u8();
    }

    private void update(Octets message, Encoding encoding, RouteView view, RouteSink sink) {
        var withdrawn = message.take(message.u16());
        var attributeList = message.take(message.u16());
        var announced = message; // the rest
        attributes.scan(attributeList, encoding.asnSize(), view.spans);
        boolean multicast = sink.multicast().isPresent();
        var unreach = MpNlri.unreach(view.spans, multicast);
        var reach = MpNlri.reach(view.spans, multicast);
        boolean addPath = encoding.addPath();
        check(withdrawn, Family.IPV4, addPath);
        check(announced, Family.IPV4, addPath);
        if (unreach.family() != null) check(unreach.list(), unreach.family(), addPath);
        if (reach.family() != null) check(reach.list(), reach.family(), addPath);

        boolean stands = judge(!announced.isEmpty(), !reach.isEmpty(), view, sink);
        Nlri.tell(withdrawn, Family.IPV4, addPath, false, view, sink);
        tell(unreach, addPath, false, view, sink);
        Nlri.tell(announced, Family.IPV4, addPath, stands, view, sink);
        tell(reach, addPath, stands, view, sink);
    }

    private static void check(Octets list, Family family, boolean addPath) {
        Nlri.check(new Octets(list.array(), list.position(), list.end()), family, addPath);
    }

    private static void tell(
            MpNlri nlri, boolean addPath, boolean announced, RouteView view, RouteSink sink) {
        if (nlri.family() != null) {
            var taker = nlri.isMulticast() ? sink.multicast().orElseThrow() : sink;
            Nlri.tell(nlri.list(), nlri.family(), addPath, announced, view, taker);
        } else if (nlri.afi() != 0) {
            sink.skipped("afi " + nlri.afi() + " safi " + nlri.safi(), view);
        }
    }

    /** False if what the message announces counts as withdrawn; tells the flaw. */
    private boolean judge(boolean plain, boolean multi, RouteView view, RouteSink sink) {
        String why = attributes.withdraws();
        if (why == null && (plain || multi)) why = missing(plain, view.spans);
        if (why != null) {
            sink.flawed(new Flaw(Flaw.Handling.TREATED_AS_WITHDRAWN, why), view);
        } else if (attributes.discards() != null) {
            sink.flawed(new Flaw(Flaw.Handling.ATTRIBUTE_DISCARDED, attributes.discards()), view);
        }
        return why == null;
    }

    /** Routes need ORIGIN and AS_PATH, plain ones NEXT_HOP too (RFC 7606 section 3d). */
    private static String missing(boolean plain, AttributeSpans spans) {
        if (!spans.has(AttributeSpans.ORIGIN)) return "ORIGIN is missing";
        if (!spans.has(AttributeSpans.AS_PATH)) return "AS_PATH is missing";
        return plain && !spans.has(AttributeSpans.NEXT_HOP) ? "NEXT_HOP is missing" : null;
    }

    /**
     * Decodes the attributes of one table entry into the view, and tells the entry as announced; as
     * nothing but a flaw if the attributes are not good enough. The collector's own routes have no
     * path.
     */
    public void decodeEntry(
            Octets attributeList,
            Encoding encoding,
            Family family,
            long hi,
            long lo,
            int length,
            RouteView view,
            RouteSink sink) {
        attributes.scan(attributeList, encoding.asnSize(), view.spans);
        MpNlri.nextHopOfTable(view.spans);
        String why = attributes.withdraws();
        if (why == null) sink.announced(family, hi, lo, length, view);
        else sink.flawed(new Flaw(Flaw.Handling.UNREADABLE, why), view);
    }
}
