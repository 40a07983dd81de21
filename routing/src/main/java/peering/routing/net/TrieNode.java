package peering.routing.net;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import peering.routing.net.Prefix.Family;

/**
 * A node of the trie in {@link PrefixMap}: an entry, or the fork where two entries part (then
 * {@code value} is null and both children are there). Children lie strictly within their parent.
 * Immutable.
 */
final class TrieNode<V> {
    final long hi;
    final long lo;
    final int length;
    final V value;
    private final TrieNode<V> zero;
    private final TrieNode<V> one;

    private TrieNode(long hi, long lo, int length, V value, TrieNode<V> zero, TrieNode<V> one) {
        this.hi = hi;
        this.lo = lo;
        this.length = length;
        this.value = value;
        this.zero = zero;
        this.one = one;
    }

    boolean covers(long otherHi, long otherLo, int otherLength) {
        return Prefix.covers(hi, lo, length, otherHi, otherLo, otherLength);
    }

    /** The child in whose direction the address lies, or null. */
    TrieNode<V> towards(long addressHi, long addressLo) {
        return bit(addressHi, addressLo, length) ? one : zero;
    }

    private static boolean bit(long hi, long lo, int index) {
        return (index < 64 ? hi << index : lo << (index - 64)) < 0;
    }

    Map.Entry<Prefix, V> entry(Family family) {
        return Map.entry(new Prefix(family, hi, lo, length), value);
    }

    /** Adds the entries from here down, parents before children, zeros before ones. */
    void collect(Family family, List<Map.Entry<Prefix, V>> into) {
        if (value != null) into.add(entry(family));
        if (zero != null) zero.collect(family, into);
        if (one != null) one.collect(family, into);
    }

    /**
     * As {@link #collect}, values only, until so many are given.
     *
     * @return how many may still be given
     */
    int give(int most, Consumer<? super V> receiver) {
        int left = most;
        if (left > 0 && value != null) {
            receiver.accept(value);
            left--;
        }
        if (left > 0 && zero != null) left = zero.give(left, receiver);
        if (left > 0 && one != null) left = one.give(left, receiver);
        return left;
    }

    static <V> TrieNode<V> put(TrieNode<V> node, Prefix prefix, V value) {
        if (node == null) return leaf(prefix, value);
        if (!node.covers(prefix.hi(), prefix.lo(), prefix.length())) {
            return node.beside(prefix, value);
        }
        if (node.length == prefix.length()) return node.withValue(value);
        return node.withChild(prefix, put(node.towards(prefix.hi(), prefix.lo()), prefix, value));
    }

    private static <V> TrieNode<V> leaf(Prefix prefix, V value) {
        return new TrieNode<>(prefix.hi(), prefix.lo(), prefix.length(), value, null, null);
    }

    /** The new entry above this node, or a fork over both. */
    private TrieNode<V> beside(Prefix prefix, V value) {
        int common = commonBits(prefix.hi(), prefix.lo(), Math.min(length, prefix.length()));
        boolean thisIsOne = bit(hi, lo, common);
        if (common == prefix.length()) {
            return new TrieNode<>(
                    prefix.hi(),
                    prefix.lo(),
                    common,
                    value,
                    thisIsOne ? null : this,
                    thisIsOne ? this : null);
        }
        var other = leaf(prefix, value);
        return new TrieNode<>(
                hi & Prefix.highMask(common),
                lo & Prefix.lowMask(common),
                common,
                null,
                thisIsOne ? other : this,
                thisIsOne ? this : other);
    }

    private int commonBits(long otherHi, long otherLo, int atMost) {
        int same = Long.numberOfLeadingZeros(hi ^ otherHi);
        if (same == 64) same += Long.numberOfLeadingZeros(lo ^ otherLo);
        return Math.min(same, atMost);
    }

    private TrieNode<V> withValue(V newValue) {
        return new TrieNode<>(hi, lo, length, newValue, zero, one);
    }

    private TrieNode<V> withChild(Prefix towards, TrieNode<V> child) {
        return bit(towards.hi(), towards.lo(), length)
                ? new TrieNode<>(hi, lo, length, value, zero, child)
                : new TrieNode<>(hi, lo, length, value, child, one);
    }

    /**
     * @param prefix an entry that is there
     * @return null if nothing is left
     */
    static <V> TrieNode<V> remove(TrieNode<V> node, Prefix prefix) {
        var left =
                node.length == prefix.length()
                        ? node.withValue(null)
                        : node.withChild(
                                prefix, remove(node.towards(prefix.hi(), prefix.lo()), prefix));
        if (left.value != null || left.zero != null && left.one != null) return left;
        return left.zero != null ? left.zero : left.one; // a fork with one child is none
    }
}
