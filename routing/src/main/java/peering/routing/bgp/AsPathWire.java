package peering.routing.bgp;

import java.util.ArrayList;
import java.util.List;
import peering.routing.bgp.AsPath.Kind;
import peering.routing.bgp.AsPath.Segment;
import peering.routing.net.Asn;
import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

/** AS_PATH and AS4_PATH attributes (RFC 4271 section 4.3, RFC 6793). */
final class AsPathWire {
    private AsPathWire() {}

    /**
     * RFC 7606 section 7.2: an unknown segment type, an empty segment or one that runs over the end
     * makes the attribute malformed.
     */
    static void check(Octets path, int asnSize) {
        while (!path.isEmpty()) {
            int kind = path.u8();
            int count = path.u8();
            if (Kind.of(kind) == null) throw new MalformedException("path segment type " + kind);
            if (count == 0) throw new MalformedException("an empty path segment");
            path.skip(count * asnSize);
        }
    }

    /** Reads what {@link #check} has passed. */
    static AsPath read(Octets path, int asnSize) {
        var segments = new ArrayList<Segment>();
        while (!path.isEmpty()) {
            var kind = Kind.of(path.u8());
            int count = path.u8();
            var members = new ArrayList<Asn>(count);
            for (int i = 0; i < count; i++) {
                members.add(Asn.of(asnSize == 4 ? path.u32() : path.u16()));
            }
            segments.add(new Segment(kind, members));
        }
        return new AsPath(joined(segments));
    }

    /** A sequence of more than 255 is written as several: one for us. */
    private static List<Segment> joined(List<Segment> segments) {
        if (segments.size() < 2) return segments;
        var joined = new ArrayList<Segment>();
        for (var segment : segments) {
            boolean goesOn =
                    !joined.isEmpty()
                            && segment.kind() == Kind.SEQUENCE
                            && joined.getLast().kind() == Kind.SEQUENCE;
            if (goesOn) {
                var members = new ArrayList<>(joined.removeLast().members());
                members.addAll(segment.members());
                joined.add(new Segment(Kind.SEQUENCE, members));
            } else {
                joined.add(segment);
            }
        }
        return joined;
    }

    /** The origin as {@link AsPath#origin}, or -1 if there is none; without making objects. */
    static long origin(Octets path, int asnSize) {
        long origin = -1;
        while (!path.isEmpty()) {
            boolean sequence = path.u8() == Kind.SEQUENCE.code();
            path.skip((path.u8() - 1) * asnSize);
            long last = asnSize == 4 ? path.u32() : path.u16();
            origin = sequence ? last : -1;
        }
        return origin;
    }

    /**
     * The path a 2-octet speaker means: its AS_PATH with the tail it could not write replaced by
     * the AS4_PATH it passed on (RFC 6793 section 4.2.3). An AS4_PATH longer than the AS_PATH is
     * not to be believed.
     */
    static AsPath merged(AsPath path, AsPath as4Path) {
        int leading = path.length() - as4Path.length();
        if (leading < 0 || as4Path.isEmpty()) return path;
        var segments = new ArrayList<>(head(path, leading));
        for (var segment : as4Path.segments()) {
            if (!segment.kind().isConfed()) segments.add(segment); // section 6: not allowed there
        }
        return new AsPath(joined(segments));
    }

    /** The first segments of the path that make up that length, with confederations among them. */
    private static List<Segment> head(AsPath path, int length) {
        var head = new ArrayList<Segment>();
        int left = length;
        for (var segment : path.segments()) {
            if (segment.length() > 0 && left == 0) break;
            if (segment.length() <= left) {
                head.add(segment);
                left -= segment.length();
            } else {
                head.add(new Segment(segment.kind(), segment.members().subList(0, left)));
                left = 0;
            }
        }
        return head;
    }
}
