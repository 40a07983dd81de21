package peering.routing.topology;

import java.io.IOException;
import java.io.InputStream;
import peering.routing.net.Asn;

/**
 * Who is whose provider, customer, peer or sibling: of two networks one relation, as inferred by
 * somebody who looked at all paths. Immutable; swap it whole. A pair takes about 20 bytes.
 *
 * <p>What is inferred is wrong at times, above all for peers; a verdict built on it is evidence,
 * not proof.
 */
public final class AsRelationships {
    private static final Relation[] RELATIONS = Relation.values();

    private final long[] pairs;
    private final byte[] relations;
    private final int size;
    private final int skipped;

    private AsRelationships(Builder from) {
        pairs = from.pairs.clone();
        relations = from.relations.clone();
        size = from.size;
        skipped = from.skipped;
    }

    public static AsRelationships empty() {
        return new Builder().build();
    }

    /**
     * Reads CAIDA's serial-1 and serial-2, and ProbLink's form: plain or gzip, told apart by the
     * first bytes; {@link RelationshipLines} says more.
     *
     * @param in not closed
     * @throws RelationshipFormatException if it is not such a list, whole and within bounds
     * @throws IOException if the source fails
     */
    public static AsRelationships read(InputStream in) throws IOException {
        return RelationshipLines.read(in);
    }

    /** How many pairs are known. */
    public int size() {
        return size;
    }

    /** How many lines of the file were no relationship. */
    public int skipped() {
        return skipped;
    }

    /** What {@code other} is to {@code of}. */
    public Relation relation(Asn of, Asn other) {
        return relation(of.value(), other.value());
    }

    /** As for {@link Asn}, without objects. */
    public Relation relation(long of, long other) {
        long pair = pair(of, other);
        int at = slot(pairs, pair);
        if (pairs[at] != pair) return Relation.UNKNOWN;
        var relation = RELATIONS[relations[at]];
        return of < other ? relation : relation.inverse();
    }

    /** The smaller number above, the larger below: never 0, as no network is related to itself. */
    private static long pair(long one, long other) {
        return Math.min(one, other) << 32 | Math.max(one, other);
    }

    /** Where the pair stands, or the free place where it would. The table is never full. */
    private static int slot(long[] pairs, long pair) {
        long mixed = pair * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & pairs.length - 1;
        while (pairs[at] != 0 && pairs[at] != pair) at = at + 1 & pairs.length - 1;
        return at;
    }

    /**
     * Collects pairs in any order; of a pair told twice the last counts. Not for several threads.
     */
    public static final class Builder {
        private long[] pairs = new long[16];
        private byte[] relations = new byte[16];
        private int size;
        private int skipped;

        /**
         * @param relation what {@code other} is to {@code of}
         * @throws IllegalArgumentException if the two are one, or the relation is unknown
         */
        public Builder add(Asn of, Asn other, Relation relation) {
            if (of.equals(other)) throw new IllegalArgumentException(of + " and itself");
            if (relation == Relation.UNKNOWN) {
                throw new IllegalArgumentException("an unknown relation says nothing");
            }
            if (size >= pairs.length - pairs.length / 4) grow();
            var fromSmaller = of.compareTo(other) < 0 ? relation : relation.inverse();
            if (put(pair(of.value(), other.value()), (byte) fromSmaller.ordinal())) size++;
            return this;
        }

        public int size() {
            return size;
        }

        void skip() {
            skipped++;
        }

        private boolean put(long pair, byte relation) {
            int at = slot(pairs, pair);
            boolean fresh = pairs[at] == 0;
            pairs[at] = pair;
            relations[at] = relation;
            return fresh;
        }

        private void grow() {
            long[] oldPairs = pairs;
            byte[] oldRelations = relations;
            pairs = new long[Math.multiplyExact(oldPairs.length, 2)];
            relations = new byte[pairs.length];
            for (int i = 0; i < oldPairs.length; i++) {
                if (oldPairs[i] != 0) put(oldPairs[i], oldRelations[i]);
            }
        }

        public AsRelationships build() {
            return new AsRelationships(this);
        }
    }
}
