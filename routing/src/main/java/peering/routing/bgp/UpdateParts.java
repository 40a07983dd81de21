package peering.routing.bgp;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import peering.routing.net.Asn;
import peering.routing.wire.MalformedException;
import peering.routing.wire.OctetWriter;
import peering.routing.wire.Octets;

/**
 * An UPDATE taken apart and put together without decoding its routes. Needed where the encoding
 * depends on the kind of route: add-path is agreed per address family (RFC 7911), so one message
 * may hold prefixes with identifiers beside prefixes without.
 *
 * <p>All methods take one whole message, from its marker on, and throw {@link MalformedException}
 * if it is not an UPDATE whose parts can be told apart.
 */
public final class UpdateParts {
    private static final int HEADER = 19;
    private static final int UPDATE = 2;
    private static final byte[] INCOMPLETE = {0x40, AttributeSpans.ORIGIN, 1, 2};
    private static final byte[] EMPTY_PATH = {0x40, AttributeSpans.AS_PATH, 0};
    private static final byte[] NO_NEXT_HOP = {0x40, AttributeSpans.NEXT_HOP, 4, 0, 0, 0, 0};
    private static final int EXTENDED_LENGTH = 0x10;

    /** What stands where in the message. */
    private record Parts(Octets withdrawn, Octets attributes, Octets announced) {
        boolean isPlainEmpty() {
            return withdrawn.isEmpty() && announced.isEmpty();
        }
    }

    /**
     * One path attribute with its flags, type and length.
     *
     * @param kind of MP_REACH_NLRI and MP_UNREACH_NLRI; null for any other attribute
     */
    private record Attribute(int type, int from, int to, int length, AfiSafi kind) {}

    private UpdateParts() {}

    /** The kinds that are announced or withdrawn, in the order of the message. */
    public static Set<AfiSafi> in(byte[] update) {
        var parts = parts(update);
        var kinds = new LinkedHashSet<AfiSafi>();
        if (!parts.isPlainEmpty()) kinds.add(AfiSafi.IPV4_UNICAST);
        while (!parts.attributes.isEmpty()) {
            var attribute = next(parts.attributes);
            if (attribute.kind != null) kinds.add(attribute.kind);
        }
        return kinds;
    }

    /** The same message without the routes of kinds that are not wanted. */
    public static byte[] only(byte[] update, Predicate<AfiSafi> wanted) {
        var parts = parts(update);
        boolean plain = wanted.test(AfiSafi.IPV4_UNICAST);
        var attributes = new OctetWriter();
        while (!parts.attributes.isEmpty()) {
            var attribute = next(parts.attributes);
            if (attribute.kind == null || wanted.test(attribute.kind)) {
                attributes.bytes(copy(update, attribute.from, attribute.to));
            }
        }
        return update(
                plain ? rest(parts.withdrawn) : new byte[0],
                attributes.toBytes(),
                plain ? rest(parts.announced) : new byte[0]);
    }

    /**
     * The same message with the mandatory attributes that its announcements lack: ORIGIN
     * (incomplete), an empty AS_PATH, for plain routes a NEXT_HOP of 0.0.0.0. For what a router
     * shows of its own table, where some are known to be left out.
     *
     * @return {@code update} itself if there is nothing to add
     */
    public static byte[] completed(byte[] update) {
        var parts = parts(update);
        int from = parts.attributes.position();
        var present = new HashSet<Integer>();
        while (!parts.attributes.isEmpty()) present.add(next(parts.attributes).type);
        boolean plain = !parts.announced.isEmpty();
        if (!plain && !present.contains(AttributeSpans.MP_REACH)) return update;
        var missing = new OctetWriter();
        if (!present.contains(AttributeSpans.ORIGIN)) missing.bytes(INCOMPLETE);
        if (!present.contains(AttributeSpans.AS_PATH)) missing.bytes(EMPTY_PATH);
        if (plain && !present.contains(AttributeSpans.NEXT_HOP)) missing.bytes(NO_NEXT_HOP);
        byte[] added = missing.toBytes();
        if (added.length == 0) return update;
        var attributes = new OctetWriter().bytes(copy(update, from, parts.attributes.end()));
        return update(
                rest(parts.withdrawn), attributes.bytes(added).toBytes(), rest(parts.announced));
    }

    /**
     * The same message without the first number of its path (of four octets), if that is {@code
     * first} and {@code second} is next. A peer cannot have told that to the network {@code first}:
     * it would have been a loop.
     *
     * @return {@code update} itself if the path does not begin so
     */
    public static byte[] withoutFirst(byte[] update, Asn first, Asn second) {
        if (first.equals(second)) return update;
        var parts = parts(update);
        int start = parts.attributes.position();
        while (!parts.attributes.isEmpty()) {
            var attribute = next(parts.attributes);
            if (attribute.type != AttributeSpans.AS_PATH) continue;
            int value = attribute.to - attribute.length;
            if (!beginsWith(update, value, attribute.length, first, second)) return update;
            var attributes =
                    new OctetWriter()
                            .bytes(copy(update, start, attribute.from))
                            .u8(update[attribute.from] | EXTENDED_LENGTH)
                            .u8(AttributeSpans.AS_PATH)
                            .u16(attribute.length - 4)
                            .u8(update[value])
                            .u8(update[value + 1] - 1)
                            .bytes(copy(update, value + 6, parts.attributes.end()));
            return update(rest(parts.withdrawn), attributes.toBytes(), rest(parts.announced));
        }
        return update;
    }

    private static boolean beginsWith(byte[] update, int at, int length, Asn first, Asn second) {
        return length >= 10
                && update[at] == AsPath.Kind.SEQUENCE.code()
                && (update[at + 1] & 0xFF) >= 2
                && Octets.u32(update, at + 2) == first.value()
                && Octets.u32(update, at + 6) == second.value();
    }

    /**
     * True if the prefixes of that kind come out even, with path identifiers before them or
     * without; always for kinds that are not decoded here.
     */
    public static boolean isEven(byte[] update, AfiSafi kind, boolean pathIds) {
        var family = MpNlri.family(kind.afi(), kind.safi(), true);
        if (family == null) return true;
        var parts = parts(update);
        try {
            if (kind.equals(AfiSafi.IPV4_UNICAST)) {
                Nlri.check(parts.withdrawn, family, pathIds);
                Nlri.check(parts.announced, family, pathIds);
            }
            while (!parts.attributes.isEmpty()) {
                var attribute = next(parts.attributes);
                if (kind.equals(attribute.kind)) {
                    Nlri.check(prefixes(update, attribute), family, pathIds);
                }
            }
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    /** What follows family and next hop in MP_REACH_NLRI, the family in MP_UNREACH_NLRI. */
    private static Octets prefixes(byte[] update, Attribute attribute) {
        var value = new Octets(update, attribute.to - attribute.length, attribute.to);
        value.skip(3);
        if (attribute.type == AttributeSpans.MP_REACH) value.skip(value.u8() + 1);
        return value;
    }

    private static byte[] update(byte[] withdrawn, byte[] attributes, byte[] announced) {
        return new OctetWriter()
                .u64(-1)
                .u64(-1)
                .u16(HEADER + 4 + withdrawn.length + attributes.length + announced.length)
                .u8(UPDATE)
                .u16(withdrawn.length)
                .bytes(withdrawn)
                .u16(attributes.length)
                .bytes(attributes)
                .bytes(announced)
                .toBytes();
    }

    /** The kind whose table this message says is complete (RFC 4724 section 2); mostly empty. */
    public static Optional<AfiSafi> endOfRib(byte[] update) {
        var parts = parts(update);
        if (!parts.isPlainEmpty()) return Optional.empty();
        if (parts.attributes.isEmpty()) return Optional.of(AfiSafi.IPV4_UNICAST);
        var first = next(parts.attributes);
        boolean ends =
                first.type == AttributeSpans.MP_UNREACH
                        && first.length == 3
                        && parts.attributes.isEmpty();
        return ends ? Optional.of(first.kind) : Optional.empty();
    }

    private static Parts parts(byte[] update) {
        var message = new Octets(update);
        int type = BgpMessages.header(message);
        if (type != UPDATE) throw new MalformedException("not an UPDATE but a message " + type);
        var withdrawn = message.take(message.u16());
        var attributes = message.take(message.u16());
        return new Parts(withdrawn, attributes, message);
    }

    private static Attribute next(Octets attributes) {
        int from = attributes.position();
        int flags = attributes.u8();
        int type = attributes.u8();
        int length = (flags & EXTENDED_LENGTH) != 0 ? attributes.u16() : attributes.u8();
        var value = attributes.take(length);
        boolean multi = type == AttributeSpans.MP_REACH || type == AttributeSpans.MP_UNREACH;
        var kind = multi ? new AfiSafi(value.u16(), value.u8()) : null;
        return new Attribute(type, from, value.end(), length, kind);
    }

    private static byte[] rest(Octets octets) {
        return octets.copy(octets.remaining());
    }

    private static byte[] copy(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
