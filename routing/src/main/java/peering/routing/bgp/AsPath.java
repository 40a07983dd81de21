package peering.routing.bgp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import peering.routing.net.Asn;

/**
 * The networks a route came through, the peer that told it first, the origin last (RFC 4271 section
 * 4.3, RFC 5065, RFC 6793).
 */
public record AsPath(List<Segment> segments) {
    public static final AsPath EMPTY = new AsPath(List.of());

    /** How a segment's members are meant; the number is the one on the wire. */
    public enum Kind {
        /** Some of these, in no order: the trace of an aggregation (RFC 9774 deprecates it). */
        SET(1),
        SEQUENCE(2),
        CONFED_SEQUENCE(3),
        CONFED_SET(4);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        boolean isConfed() {
            return this == CONFED_SEQUENCE || this == CONFED_SET;
        }

        /** The kind with that number, or null. */
        static Kind of(int code) {
            return switch (code) {
                case 1 -> SET;
                case 2 -> SEQUENCE;
                case 3 -> CONFED_SEQUENCE;
                case 4 -> CONFED_SET;
                default -> null;
            };
        }
    }

    /** A stretch of the path; never empty. */
    public record Segment(Kind kind, List<Asn> members) {
        public Segment {
            members = List.copyOf(members);
            if (members.isEmpty()) throw new IllegalArgumentException("an empty segment");
        }

        /** What it adds to the length that BGP compares: a set one, a confederation nothing. */
        int length() {
            return switch (kind) {
                case SEQUENCE -> members.size();
                case SET -> 1;
                case CONFED_SEQUENCE, CONFED_SET -> 0;
            };
        }
    }

    public AsPath {
        segments = List.copyOf(segments);
    }

    /** A path of one sequence; none if there are no numbers. */
    public static AsPath of(long... asns) {
        if (asns.length == 0) return EMPTY;
        var members = new ArrayList<Asn>(asns.length);
        for (long asn : asns) members.add(Asn.of(asn));
        return new AsPath(List.of(new Segment(Kind.SEQUENCE, members)));
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is not a path
     */
    public static AsPath parse(String text) {
        return AsPathText.parse(text);
    }

    public boolean isEmpty() {
        return segments.isEmpty();
    }

    /**
     * Who originates the route: the last of a closing sequence (RFC 6811 section 2). Empty if the
     * path ends in a set, the RFC's "NONE"; and if it is empty or ends within a confederation,
     * where the RFC means the AS that received the route, which a path alone does not say.
     */
    public Optional<Asn> origin() {
        if (segments.isEmpty() || segments.getLast().kind() != Kind.SEQUENCE) {
            return Optional.empty();
        }
        return Optional.of(segments.getLast().members().getLast());
    }

    /** Everyone who may be the origin: the last of a closing sequence, or all of a closing set. */
    public Set<Asn> possibleOrigins() {
        if (segments.isEmpty()) return Set.of();
        var last = segments.getLast();
        return last.kind() == Kind.SET || last.kind() == Kind.CONFED_SET
                ? Set.copyOf(last.members())
                : Set.of(last.members().getLast());
    }

    /** The peer's side of the path: its first member. */
    public Optional<Asn> first() {
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(segments.getFirst().members().getFirst());
    }

    /** The length BGP compares (RFC 4271 section 9.1.2.2, RFC 5065 section 5.3). */
    public int length() {
        return segments.stream().mapToInt(Segment::length).sum();
    }

    public boolean contains(Asn asn) {
        return segments.stream().anyMatch(segment -> segment.members().contains(asn));
    }

    /**
     * The networks of all sequences in order, repetitions folded into one; members of sets and
     * confederations are left out, as their place in the order is not known.
     */
    public List<Asn> hops() {
        var hops = new ArrayList<Asn>();
        for (var segment : segments) {
            if (segment.kind() != Kind.SEQUENCE) continue;
            for (var asn : segment.members()) {
                if (hops.isEmpty() || !hops.getLast().equals(asn)) hops.add(asn);
            }
        }
        return hops;
    }

    /**
     * The network the origin handed the route to: the hop before the last. Empty if the path has
     * only one network, or no single origin.
     */
    public Optional<Asn> upstream() {
        var hops = hops();
        boolean known = origin().isPresent() && hops.size() > 1;
        return known ? Optional.of(hops.get(hops.size() - 2)) : Optional.empty();
    }

    /**
     * How many steps it is from the peer to {@code asn}, prepending not counted: 0 for the peer
     * itself, 1 for its neighbour. Empty if no sequence has it.
     */
    public OptionalInt hopsTo(Asn asn) {
        int at = hops().indexOf(asn);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /**
     * How often a network put itself in once more than needed, at its longest stretch; 0 if not.
     */
    public int prependedBy(Asn asn) {
        int longest = 0;
        for (var segment : segments) {
            int run = 0;
            for (var member : segment.members()) {
                run = segment.kind() == Kind.SEQUENCE && member.equals(asn) ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return Math.max(0, longest - 1);
    }

    /**
     * Networks that come again after another: a loop that BGP would not have let pass, so the path
     * was made up (poisoning, for one). In the order they come again.
     */
    public Set<Asn> loops() {
        var seen = new HashSet<Asn>();
        var again = new LinkedHashSet<Asn>();
        for (var hop : hops()) {
            if (!seen.add(hop)) again.add(hop);
        }
        return again;
    }

    /** Members that must not be seen on the Internet ({@link Asn#isBogon}), in path order. */
    public Set<Asn> bogons() {
        var bogons = new LinkedHashSet<Asn>();
        for (var segment : segments) {
            for (var member : segment.members()) {
                if (member.isBogon()) bogons.add(member);
            }
        }
        return bogons;
    }

    /** True if a part of the path is not in order: it is of an aggregation. */
    public boolean hasSet() {
        return segments.stream().anyMatch(s -> s.kind() == Kind.SET || s.kind() == Kind.CONFED_SET);
    }

    /** As the networks outside a confederation are to see it (RFC 5065 section 5). */
    public AsPath withoutConfederations() {
        return new AsPath(segments.stream().filter(s -> !s.kind().isConfed()).toList());
    }

    /** {@code 3561 3491 {7911,9837}}; confederations as {@code (1 2)} and {@code [1,2]}. */
    @Override
    public String toString() {
        return AsPathText.write(this);
    }
}
