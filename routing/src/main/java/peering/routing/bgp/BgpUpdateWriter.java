package peering.routing.bgp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import peering.routing.bgp.AsPath.Segment;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.wire.OctetWriter;

/**
 * Writes UPDATE messages with 4-octet AS numbers, each at most 4096 bytes (RFC 4271 section 4), as
 * many as the prefixes need. IPv4 goes the plain way if the next hop is IPv4 or none is needed, all
 * else in MP_REACH_NLRI and MP_UNREACH_NLRI (RFC 4760, RFC 8950).
 */
public final class BgpUpdateWriter {
    private static final int MAX_MESSAGE = 4096;
    private static final int FRAME = 19 + 2 + 2;
    private static final int MP_HEADER = 4 + 2 + 1 + 1 + 16 + 1;
    private static final int WELL_KNOWN = 0x40;
    private static final int OPTIONAL = 0x80;
    private static final int OPTIONAL_TRANSITIVE = 0xC0;
    private static final int EXTENDED_LENGTH = 0x10;
    private static final int UNICAST = 1;

    private BgpUpdateWriter() {}

    /**
     * What a route may carry beside its path.
     *
     * @param onlyToCustomer who first sent it downwards (RFC 9234, OTC)
     */
    public record Marks(
            Collection<Community> communities,
            Collection<LargeCommunity> largeCommunities,
            Optional<Asn> onlyToCustomer) {
        public Marks {
            communities = List.copyOf(communities);
            largeCommunities = List.copyOf(largeCommunities);
        }
    }

    /** As the other {@code announce}, with communities of the one kind alone. */
    public static List<byte[]> announce(
            Collection<Prefix> prefixes,
            AsPath path,
            IpAddress nextHop,
            Collection<Community> communities) {
        var marks = new Marks(communities, List.of(), Optional.empty());
        return announce(prefixes, path, nextHop, marks);
    }

    /**
     * @param prefixes of either family, or both
     * @throws IllegalArgumentException if IPv6 prefixes are to go with an IPv4 next hop, or path
     *     and marks leave no room for a prefix
     */
    public static List<byte[]> announce(
            Collection<Prefix> prefixes, AsPath path, IpAddress nextHop, Marks marks) {
        byte[] shared = shared(path, marks);
        var messages = new ArrayList<byte[]>();
        for (var family : Family.values()) {
            boolean plain = family == Family.IPV4 && nextHop.family() == Family.IPV4;
            for (var chunk : chunks(prefixes, family, MAX_MESSAGE - FRAME - shared.length)) {
                if (!plain && nextHop.family() == Family.IPV4) {
                    throw new IllegalArgumentException("an IPv6 prefix needs an IPv6 next hop");
                }
                messages.add(
                        plain
                                ? plainAnnouncement(chunk, shared, nextHop)
                                : multiAnnouncement(family, chunk, shared, nextHop));
            }
        }
        return messages;
    }

    public static List<byte[]> announce(Prefix prefix, AsPath path, IpAddress nextHop) {
        return announce(List.of(prefix), path, nextHop, List.of());
    }

    public static List<byte[]> withdraw(Collection<Prefix> prefixes) {
        var messages = new ArrayList<byte[]>();
        for (byte[] chunk : chunks(prefixes, Family.IPV4, MAX_MESSAGE - FRAME)) {
            messages.add(update(chunk, new byte[0], new byte[0]));
        }
        for (byte[] chunk : chunks(prefixes, Family.IPV6, MAX_MESSAGE - FRAME)) {
            var value = new OctetWriter().u16(2).u8(UNICAST).bytes(chunk).toBytes();
            var attributes = new OctetWriter();
            attribute(attributes, OPTIONAL, AttributeSpans.MP_UNREACH, value);
            messages.add(update(new byte[0], attributes.toBytes(), new byte[0]));
        }
        return messages;
    }

    private static byte[] plainAnnouncement(byte[] nlri, byte[] shared, IpAddress nextHop) {
        var attributes = new OctetWriter().bytes(shared);
        attribute(attributes, WELL_KNOWN, AttributeSpans.NEXT_HOP, nextHop.toBytes());
        return update(new byte[0], attributes.toBytes(), nlri);
    }

    private static byte[] multiAnnouncement(
            Family family, byte[] nlri, byte[] shared, IpAddress nextHop) {
        byte[] hop = nextHop.toBytes();
        var value =
                new OctetWriter()
                        .u16(family == Family.IPV4 ? 1 : 2)
                        .u8(UNICAST)
                        .u8(hop.length)
                        .bytes(hop)
                        .u8(0)
                        .bytes(nlri)
                        .toBytes();
        var attributes = new OctetWriter().bytes(shared);
        attribute(attributes, OPTIONAL, AttributeSpans.MP_REACH, value);
        return update(new byte[0], attributes.toBytes(), new byte[0]);
    }

    /** The attributes every announcement has, ORIGIN (IGP) and AS_PATH, and those it may have. */
    private static byte[] shared(AsPath path, Marks marks) {
        var attributes = new OctetWriter();
        attribute(attributes, WELL_KNOWN, AttributeSpans.ORIGIN, new byte[] {0});
        attribute(attributes, WELL_KNOWN, AttributeSpans.AS_PATH, pathValue(path));
        var communities = new OctetWriter();
        marks.communities().forEach(one -> communities.u16(one.high()).u16(one.low()));
        mark(attributes, AttributeSpans.COMMUNITIES, communities);
        var large = new OctetWriter();
        marks.largeCommunities()
                .forEach(one ->
                        large.u32(one.administrator().value()).u32(one.first()).u32(one.second()));
        mark(attributes, AttributeSpans.LARGE_COMMUNITIES, large);
        var otc = new OctetWriter();
        marks.onlyToCustomer().ifPresent(asn -> otc.u32(asn.value()));
        mark(attributes, AttributeSpans.ONLY_TO_CUSTOMER, otc);
        return attributes.toBytes();
    }

    private static void mark(OctetWriter attributes, int type, OctetWriter value) {
        byte[] bytes = value.toBytes();
        if (bytes.length > 0) attribute(attributes, OPTIONAL_TRANSITIVE, type, bytes);
    }

    private static byte[] pathValue(AsPath path) {
        var value = new OctetWriter();
        for (Segment segment : path.segments()) {
            var members = segment.members();
            for (int from = 0; from < members.size(); from += 255) {
                var part = members.subList(from, Math.min(from + 255, members.size()));
                value.u8(segment.kind().code()).u8(part.size());
                for (var asn : part) value.u32(asn.value());
            }
        }
        return value.toBytes();
    }

    private static void attribute(OctetWriter into, int flags, int type, byte[] value) {
        if (value.length > 255) into.u8(flags | EXTENDED_LENGTH).u8(type).u16(value.length);
        else into.u8(flags).u8(type).u8(value.length);
        into.bytes(value);
    }

    private static byte[] update(byte[] withdrawn, byte[] attributes, byte[] announced) {
        int length = FRAME + withdrawn.length + attributes.length + announced.length;
        return new OctetWriter()
                .u64(-1)
                .u64(-1)
                .u16(length)
                .u8(2)
                .u16(withdrawn.length)
                .bytes(withdrawn)
                .u16(attributes.length)
                .bytes(attributes)
                .bytes(announced)
                .toBytes();
    }

    /** The family's prefixes as NLRI lists, none longer than there is room beside a next hop. */
    private static List<byte[]> chunks(Collection<Prefix> prefixes, Family family, int room) {
        int longest = room - MP_HEADER;
        var chunks = new ArrayList<byte[]>();
        var chunk = new ByteArrayOutputStream();
        for (var prefix : prefixes) {
            if (prefix.family() != family) continue;
            byte[] nlri = nlri(prefix);
            if (nlri.length > longest) {
                throw new IllegalArgumentException("the path leaves no room for a prefix");
            }
            if (chunk.size() + nlri.length > longest) {
                chunks.add(chunk.toByteArray());
                chunk.reset();
            }
            chunk.writeBytes(nlri);
        }
        if (chunk.size() > 0) chunks.add(chunk.toByteArray());
        return chunks;
    }

    private static byte[] nlri(Prefix prefix) {
        int size = prefix.length() + 7 >>> 3;
        byte[] network = prefix.network().toBytes();
        return new OctetWriter().u8(prefix.length()).bytes(network, size).toBytes();
    }
}
