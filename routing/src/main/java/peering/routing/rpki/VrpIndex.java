package peering.routing.rpki;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/**
 * The VRPs of one family, packed.
 *
 * <p>The different prefixes stand in the order of {@link Prefix}: a parent before its children, so
 * the table is a trie written down in pre-order. Each knows its parent, the closest prefix in the
 * table that covers it. A question is one binary search for the last prefix not after the asked
 * one, then a climb: up to the first that covers it, from there all further parents cover it too.
 *
 * <pre>
 *   prefix      parent   VRPs            asked 10.1.9.0/24:
 *   10.0.0.0/8    –      [0,1)           search ends at 10.1.2.0/24 (does not cover)
 *   10.1.0.0/16   0      [1,3)           climb to 10.1.0.0/16       (covers)
 *   10.1.2.0/24   1      [3,4)           climb to 10.0.0.0/8        (covers)
 * </pre>
 *
 * {@code starts} narrows the search to the prefixes with the same upper bits (at most 16 for IPv4,
 * 20 for IPv6); a prefix found before that range is still found, as the last before it.
 */
final class VrpIndex {
    private static final int NONE = -1;

    private final Family family;
    private final long[] hi;
    private final long[] lo; // empty for IPv4, whose lower half is always zero
    private final byte[] length;
    private final int[] parent;
    private final int[] firstVrp; // one more than prefixes: the end of the last
    private final byte[] maxLength;
    private final int[] origin;
    private final int[] expires; // empty if nothing of it is said
    private final int[] starts;
    private final int startShift;

    VrpIndex(Family family, VrpRows rows) {
        this.family = family;
        int[] order = distinct(rows, rows.sorted());
        int prefixes = countPrefixes(rows, order);
        hi = new long[prefixes];
        lo = new long[family == Family.IPV4 ? 0 : prefixes];
        length = new byte[prefixes];
        firstVrp = new int[prefixes + 1];
        maxLength = new byte[order.length];
        origin = new int[order.length];
        expires = new int[saysWhenAnyExpires(rows, order) ? order.length : 0];
        fill(rows, order);
        parent = parents();
        startShift = 64 - startBits(prefixes);
        starts = starts();
    }

    private static int[] distinct(VrpRows rows, int[] sorted) {
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || !rows.same(sorted[i], sorted[i - 1])) sorted[kept++] = sorted[i];
        }
        return Arrays.copyOf(sorted, kept);
    }

    private static int countPrefixes(VrpRows rows, int[] order) {
        int count = 0;
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || !rows.samePrefix(order[i], order[i - 1])) count++;
        }
        return count;
    }

    private static boolean saysWhenAnyExpires(VrpRows rows, int[] order) {
        return Arrays.stream(order).anyMatch(row -> rows.expires(row) != 0);
    }

    private void fill(VrpRows rows, int[] order) {
        int prefix = -1;
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            if (i == 0 || !rows.samePrefix(row, order[i - 1])) {
                prefix++;
                hi[prefix] = rows.hi[row];
                if (lo.length > 0) lo[prefix] = rows.low(row);
                length[prefix] = rows.length[row];
                firstVrp[prefix] = i;
            }
            maxLength[i] = rows.maxLength[row];
            origin[i] = rows.origin[row];
            if (expires.length > 0) expires[i] = rows.expires(row);
        }
        firstVrp[firstVrp.length - 1] = order.length;
    }

    private int[] parents() {
        int[] parents = new int[hi.length];
        for (int i = 0; i < hi.length; i++) {
            int above = i - 1;
            while (above != NONE && !covers(above, hi[i], low(i), lengthOf(i))) {
                above = parents[above];
            }
            parents[i] = above;
        }
        return parents;
    }

    /** About as many starts as prefixes, so that a small table is small. */
    private int startBits(int prefixes) {
        int most = family == Family.IPV4 ? 16 : 20;
        return Math.clamp(Integer.SIZE - Integer.numberOfLeadingZeros(prefixes), 1, most);
    }

    private int[] starts() {
        int[] from = new int[(1 << (64 - startShift)) + 1];
        int prefix = 0;
        for (int bucket = 0; bucket < from.length; bucket++) {
            while (prefix < hi.length && hi[prefix] >>> startShift < bucket) prefix++;
            from[bucket] = prefix;
        }
        return from;
    }

    private long low(int prefix) {
        return lo.length == 0 ? 0 : lo[prefix];
    }

    private int lengthOf(int prefix) {
        return VrpRows.unsigned(length[prefix]);
    }

    private boolean covers(int prefix, long otherHi, long otherLo, int otherLength) {
        int own = lengthOf(prefix);
        return own <= otherLength
                && ((otherHi ^ hi[prefix]) & Prefix.highMask(own)) == 0
                && ((otherLo ^ low(prefix)) & Prefix.lowMask(own)) == 0;
    }

    int size() {
        return origin.length;
    }

    boolean saysWhenAnyExpires() {
        return expires.length > 0;
    }

    /**
     * This one with others and without some.
     *
     * @param more in order, none of them here
     * @param without in order, all of them here
     */
    VrpIndex with(List<Vrp> more, List<Vrp> without) {
        if (more.isEmpty() && without.isEmpty()) return this;
        var rows = new VrpRows(size() + more.size());
        int gone = 0;
        for (int prefix = 0; prefix < hi.length; prefix++) {
            for (int vrp = firstVrp[prefix]; vrp < firstVrp[prefix + 1]; vrp++) {
                if (gone < without.size() && is(prefix, vrp, without.get(gone))) gone++;
                else addTo(rows, prefix, vrp);
            }
        }
        more.forEach(vrp -> rows.add(vrp.prefix(), vrp.maxLength(), vrp.origin().value(), 0));
        return new VrpIndex(family, rows);
    }

    private boolean is(int prefix, int vrp, Vrp other) {
        return hi[prefix] == other.prefix().hi() && vrp(prefix, vrp).equals(other);
    }

    private void addTo(VrpRows rows, int prefix, int vrp) {
        rows.add(hi[prefix], low(prefix), lengthOf(prefix));
        rows.about(
                VrpRows.unsigned(maxLength[vrp]),
                origin[vrp],
                expires.length == 0 ? 0 : expires[vrp]);
    }

    /** The last prefix that does not come after the asked one, or NONE. */
    private int lastUpTo(long askedHi, long askedLo, int askedLength) {
        int bucket = (int) (askedHi >>> startShift);
        int low = starts[bucket];
        int high = starts[bucket + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order =
                    Prefix.compare(
                            hi[middle],
                            low(middle),
                            lengthOf(middle),
                            askedHi,
                            askedLo,
                            askedLength);
            if (order <= 0) low = middle + 1;
            else high = middle - 1;
        }
        return high;
    }

    private int closestCovering(long askedHi, long askedLo, int askedLength) {
        int prefix = lastUpTo(askedHi, askedLo, askedLength);
        while (prefix != NONE && !covers(prefix, askedHi, askedLo, askedLength)) {
            prefix = parent[prefix];
        }
        return prefix;
    }

    RovState state(long askedHi, long askedLo, int askedLength, long askedOrigin) {
        int prefix = closestCovering(askedHi, askedLo, askedLength);
        if (prefix == NONE) return RovState.NOT_FOUND;
        if (askedOrigin <= 0) return RovState.INVALID; // no origin, or AS 0, matches nothing
        for (; prefix != NONE; prefix = parent[prefix]) {
            for (int vrp = firstVrp[prefix]; vrp < firstVrp[prefix + 1]; vrp++) {
                if (origin[vrp] == (int) askedOrigin
                        && askedLength <= VrpRows.unsigned(maxLength[vrp])) {
                    return RovState.VALID;
                }
            }
        }
        return RovState.INVALID;
    }

    /** Most specific first. */
    void forEachCovering(Prefix asked, Consumer<Vrp> receiver) {
        int prefix = closestCovering(asked.hi(), asked.lo(), asked.length());
        for (; prefix != NONE; prefix = parent[prefix]) {
            for (int vrp = firstVrp[prefix + 1] - 1; vrp >= firstVrp[prefix]; vrp--) {
                receiver.accept(vrp(prefix, vrp));
            }
        }
    }

    void forEachCoveredBy(Prefix asked, Consumer<Vrp> receiver) {
        int before = lastUpTo(asked.hi(), asked.lo(), asked.length() - 1);
        for (int prefix = before + 1; prefix < hi.length; prefix++) {
            if (!asked.covers(prefixAt(prefix))) return;
            forEachVrp(prefix, receiver);
        }
    }

    /** When the VRP runs out; empty if it is not here, or that is not said. */
    Optional<Instant> expires(Vrp asked) {
        if (expires.length == 0) return Optional.empty();
        var prefix = asked.prefix();
        int at = closestCovering(prefix.hi(), prefix.lo(), prefix.length());
        if (at == NONE || lengthOf(at) != prefix.length()) return Optional.empty();
        for (int vrp = firstVrp[at]; vrp < firstVrp[at + 1]; vrp++) {
            if (vrp(at, vrp).equals(asked)) return expiry(vrp);
        }
        return Optional.empty();
    }

    /** The VRPs that run out before then. */
    void forEachExpiring(Instant before, Consumer<Vrp> receiver) {
        if (expires.length == 0) return;
        for (int prefix = 0; prefix < hi.length; prefix++) {
            for (int vrp = firstVrp[prefix]; vrp < firstVrp[prefix + 1]; vrp++) {
                if (expires[vrp] == 0) continue;
                boolean soon = Integer.toUnsignedLong(expires[vrp]) < before.getEpochSecond();
                if (soon) receiver.accept(vrp(prefix, vrp));
            }
        }
    }

    private Optional<Instant> expiry(int vrp) {
        return expires[vrp] == 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(Integer.toUnsignedLong(expires[vrp])));
    }

    Stream<Vrp> stream() {
        return IntStream.range(0, hi.length).boxed().mapMulti(this::forEachVrp);
    }

    private void forEachVrp(int prefix, Consumer<Vrp> receiver) {
        for (int vrp = firstVrp[prefix]; vrp < firstVrp[prefix + 1]; vrp++) {
            receiver.accept(vrp(prefix, vrp));
        }
    }

    private Prefix prefixAt(int prefix) {
        return new Prefix(family, hi[prefix], low(prefix), lengthOf(prefix));
    }

    private Vrp vrp(int prefix, int vrp) {
        return new Vrp(
                prefixAt(prefix),
                VrpRows.unsigned(maxLength[vrp]),
                new Asn(Integer.toUnsignedLong(origin[vrp])));
    }
}
