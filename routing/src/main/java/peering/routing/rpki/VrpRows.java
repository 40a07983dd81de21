package peering.routing.rpki;

import java.util.Arrays;
import peering.routing.net.Prefix;

/** VRPs of one family as growing columns: what a {@link VrpTable.Builder} collects. */
final class VrpRows {
    private static final int RUN = 64;

    private static final int FEW = 16;

    /** Of so many bits is a row number: about a hundred times what the Internet has. */
    private static final int ROW_BITS = 26;

    /** With a step down in fewer rows than every so many, a merge sort alone is faster. */
    private static final int MANY_STEPS = 16;

    long[] hi;

    /** Empty as long as all are zero: of IPv4 they are. */
    private long[] lo = {};

    byte[] length;
    byte[] maxLength;
    int[] origin;

    /** Epoch seconds, unsigned; 0 where it is not said. Empty as long as it is of none. */
    private int[] expires = {};

    private int size;

    VrpRows() {
        this(FEW);
    }

    /**
     * @param expected so many are added without growing
     */
    VrpRows(int expected) {
        int room = Math.max(FEW, expected);
        hi = new long[room];
        length = new byte[room];
        maxLength = new byte[room];
        origin = new int[room];
    }

    void add(Prefix prefix, int max, long asn, long until) {
        add(prefix.hi(), prefix.lo(), prefix.length());
        about(max, (int) asn, (int) until);
    }

    /** A row's prefix; {@link #about} has to follow. */
    void add(long prefixHi, long prefixLo, int prefixLength) {
        if (size == hi.length) grow();
        hi[size] = prefixHi;
        if (prefixLo != 0 && lo.length == 0) lo = new long[hi.length];
        if (lo.length > 0) lo[size] = prefixLo;
        length[size] = (byte) prefixLength;
        size++;
    }

    /** What is said of the prefix that was added last. */
    void about(int max, int asn, int until) {
        maxLength[size - 1] = (byte) max;
        origin[size - 1] = asn;
        if (until != 0 && expires.length == 0) expires = new int[hi.length];
        if (expires.length > 0) expires[size - 1] = until;
    }

    private void grow() {
        int wider = Math.addExact(size, size >> 1);
        hi = Arrays.copyOf(hi, wider);
        if (lo.length > 0) lo = Arrays.copyOf(lo, wider);
        length = Arrays.copyOf(length, wider);
        maxLength = Arrays.copyOf(maxLength, wider);
        origin = Arrays.copyOf(origin, wider);
        if (expires.length > 0) expires = Arrays.copyOf(expires, wider);
    }

    int size() {
        return size;
    }

    /** /128 does not fit a signed byte. */
    static int unsigned(byte value) {
        return value & 0xFF;
    }

    long low(int row) {
        return lo.length == 0 ? 0 : lo[row];
    }

    int expires(int row) {
        return expires.length == 0 ? 0 : expires[row];
    }

    boolean samePrefix(int a, int b) {
        return hi[a] == hi[b] && low(a) == low(b) && length[a] == length[b];
    }

    boolean same(int a, int b) {
        return samePrefix(a, b) && maxLength[a] == maxLength[b] && origin[a] == origin[b];
    }

    private int compare(int a, int b) {
        int order =
                Prefix.compare(
                        hi[a], low(a), unsigned(length[a]), hi[b], low(b), unsigned(length[b]));
        if (order != 0) return order;
        if (maxLength[a] != maxLength[b]) {
            return Integer.compare(unsigned(maxLength[a]), unsigned(maxLength[b]));
        }
        if (origin[a] != origin[b]) return Integer.compareUnsigned(origin[a], origin[b]);
        // Of equal ones the first is kept: the one that lasts longest, 0 being for ever.
        return Integer.compareUnsigned(expires(b) - 1, expires(a) - 1);
    }

    /**
     * The rows in order, as row numbers, which the rows may get others of. A merge sort over ints:
     * the JDK sorts by comparator only objects, and a million of those is what this class avoids.
     * What is in order already, as a table with a few changes is, is only walked along; what is in
     * none is brought near it before.
     */
    int[] sorted() {
        if (steps() > size / MANY_STEPS) bringNearOrder();
        int[] from = new int[size];
        for (int i = 0; i < size; i++) from[i] = i;
        for (int start = 0; start < size; start += RUN) {
            insertionSort(from, start, Math.min(start + RUN, size));
        }
        return merged(from);
    }

    private int[] merged(int[] runs) {
        int[] from = runs;
        int[] to = new int[size];
        for (int width = RUN; width < size; width *= 2) {
            for (int start = 0; start < size; start += 2 * width) {
                int middle = Math.min(start + width, size);
                merge(from, to, start, middle, Math.min(middle + width, size));
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    /** How often a row comes before the one above it. */
    private int steps() {
        int steps = 0;
        for (int i = 1; i < size; i++) {
            if (Long.compareUnsigned(hi[i], hi[i - 1]) < 0) steps++;
        }
        return steps;
    }

    /**
     * Moves the rows into the order of their addresses' upper 38 bits: longs that hold these and
     * the row's number are sorted, which the JDK does fast. Rows that follow each other then lie
     * beside each other in memory, too; that alone saves the merge sort most of its time.
     */
    private void bringNearOrder() {
        if (size > 1 << ROW_BITS) return;
        long[] keys = new long[size];
        for (int row = 0; row < size; row++) {
            keys[row] = (hi[row] ^ Long.MIN_VALUE) & -1L << ROW_BITS | row;
        }
        Arrays.sort(keys);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) order[i] = (int) keys[i] & (1 << ROW_BITS) - 1;
        hi = moved(hi, order);
        if (lo.length > 0) lo = moved(lo, order);
        length = moved(length, order);
        maxLength = moved(maxLength, order);
        origin = moved(origin, order);
        if (expires.length > 0) expires = moved(expires, order);
    }

    private static long[] moved(long[] column, int[] order) {
        long[] moved = new long[order.length];
        for (int i = 0; i < order.length; i++) moved[i] = column[order[i]];
        return moved;
    }

    private static int[] moved(int[] column, int[] order) {
        int[] moved = new int[order.length];
        for (int i = 0; i < order.length; i++) moved[i] = column[order[i]];
        return moved;
    }

    private static byte[] moved(byte[] column, int[] order) {
        byte[] moved = new byte[order.length];
        for (int i = 0; i < order.length; i++) moved[i] = column[order[i]];
        return moved;
    }

    private void insertionSort(int[] rows, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            int row = rows[i];
            int at = i;
            while (at > start && compare(rows[at - 1], row) > 0) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
        }
    }

    private void merge(int[] from, int[] to, int start, int middle, int end) {
        int left = start;
        int right = middle;
        if (right >= end || compare(from[right - 1], from[right]) <= 0) {
            System.arraycopy(from, start, to, start, end - start);
            return;
        }
        for (int i = start; i < end; i++) {
            boolean takeLeft =
                    right >= end || left < middle && compare(from[left], from[right]) <= 0;
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
