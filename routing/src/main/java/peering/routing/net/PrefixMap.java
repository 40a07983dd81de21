package peering.routing.net;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import peering.routing.net.Prefix.Family;

/**
 * Values by prefix, found by what covers what. Immutable: {@link #with} and {@link #without} give a
 * new map that shares all but one path of the old, so a reader keeps the map it took while a writer
 * goes on.
 *
 * <p>A path-compressed binary trie per family. Every question costs one walk down, at most as many
 * steps as entries nest or part (about 15 among 10,000). The questions that take bits instead of a
 * {@link Prefix} allocate nothing; they are for decoders that look at every route of the Internet.
 *
 * @param <V> never null
 */
public final class PrefixMap<V> implements Iterable<Map.Entry<Prefix, V>> {
    private final TrieNode<V> ipv4;
    private final TrieNode<V> ipv6;
    private final int size;

    private PrefixMap(TrieNode<V> ipv4, TrieNode<V> ipv6, int size) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.size = size;
    }

    public static <V> PrefixMap<V> empty() {
        return new PrefixMap<>(null, null, 0);
    }

    public static <V> PrefixMap<V> copyOf(Map<Prefix, V> entries) {
        PrefixMap<V> map = empty();
        for (var entry : entries.entrySet()) map = map.with(entry.getKey(), entry.getValue());
        return map;
    }

    /** This map and that entry, which replaces one of the same prefix. */
    public PrefixMap<V> with(Prefix prefix, V value) {
        Objects.requireNonNull(value, "value");
        boolean fresh = get(prefix).isEmpty();
        var root = TrieNode.put(root(prefix.family()), prefix, value);
        return rooted(prefix.family(), root, fresh ? size + 1 : size);
    }

    /** This map without that prefix; the same map if it has none. */
    public PrefixMap<V> without(Prefix prefix) {
        if (get(prefix).isEmpty()) return this;
        return rooted(prefix.family(), TrieNode.remove(root(prefix.family()), prefix), size - 1);
    }

    private PrefixMap<V> rooted(Family family, TrieNode<V> root, int newSize) {
        return family == Family.IPV4
                ? new PrefixMap<>(root, ipv6, newSize)
                : new PrefixMap<>(ipv4, root, newSize);
    }

    private TrieNode<V> root(Family family) {
        return family == Family.IPV4 ? ipv4 : ipv6;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The value of exactly that prefix. */
    public Optional<V> get(Prefix prefix) {
        return Optional.ofNullable(get(prefix.family(), prefix.hi(), prefix.lo(), prefix.length()));
    }

    /** {@link #get(Prefix)} without objects; null if there is none. */
    public V get(Family family, long hi, long lo, int length) {
        var node = root(family);
        while (node != null && node.covers(hi, lo, length)) {
            if (node.length == length) return node.value;
            node = node.towards(hi, lo);
        }
        return null;
    }

    /** The most specific entry that covers the prefix (itself included). */
    public Optional<Map.Entry<Prefix, V>> longestMatch(Prefix prefix) {
        var all = covering(prefix);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The value of the most specific entry that covers the bits, or null. Allocates nothing. */
    public V longestMatch(Family family, long hi, long lo, int length) {
        V best = null;
        var node = root(family);
        while (node != null && node.covers(hi, lo, length)) {
            if (node.value != null) best = node.value;
            node = node.length < length ? node.towards(hi, lo) : null;
        }
        return best;
    }

    /**
     * True if some entry covers these bits: it is that prefix or a less specific one. Allocates
     * nothing.
     */
    public boolean matches(Family family, long hi, long lo, int length) {
        var node = root(family);
        while (node != null && node.covers(hi, lo, length)) {
            if (node.value != null) return true;
            node = node.length < length ? node.towards(hi, lo) : null;
        }
        return false;
    }

    /**
     * As {@link #matches}, or some entry lies inside these bits: any entry that has an address in
     * common. Allocates nothing. Beware that a default route overlaps everything.
     */
    public boolean overlaps(Family family, long hi, long lo, int length) {
        return matches(family, hi, lo, length) || highestWithin(family, hi, lo, length) != null;
    }

    /** Gives each value whose prefix covers the bits to the receiver, least specific first. */
    public void forEachCovering(
            Family family, long hi, long lo, int length, Consumer<? super V> receiver) {
        var node = root(family);
        while (node != null && node.covers(hi, lo, length)) {
            if (node.value != null) receiver.accept(node.value);
            node = node.length < length ? node.towards(hi, lo) : null;
        }
    }

    /** All entries that are this prefix or less specific, least specific first. */
    public List<Map.Entry<Prefix, V>> covering(Prefix prefix) {
        var found = new ArrayList<Map.Entry<Prefix, V>>();
        var node = root(prefix.family());
        while (node != null && node.covers(prefix.hi(), prefix.lo(), prefix.length())) {
            if (node.value != null) found.add(node.entry(prefix.family()));
            node = node.length < prefix.length() ? node.towards(prefix.hi(), prefix.lo()) : null;
        }
        return found;
    }

    /** All entries that are this prefix or more specific, in the order of {@link Prefix}. */
    public List<Map.Entry<Prefix, V>> coveredBy(Prefix prefix) {
        var top = highestWithin(prefix.family(), prefix.hi(), prefix.lo(), prefix.length());
        var found = new ArrayList<Map.Entry<Prefix, V>>();
        if (top != null) top.collect(prefix.family(), found);
        return found;
    }

    /** True if some entry lies inside these bits, or is them. Allocates nothing. */
    public boolean coversAny(Family family, long hi, long lo, int length) {
        return highestWithin(family, hi, lo, length) != null;
    }

    /**
     * Gives the values whose prefixes lie within the bits (or are them) to the receiver, in the
     * order of {@link Prefix}, and at most so many. Allocates nothing.
     */
    public void forEachCoveredBy(
            Family family, long hi, long lo, int length, int most, Consumer<? super V> receiver) {
        var top = highestWithin(family, hi, lo, length);
        if (top != null) top.give(most, receiver);
    }

    /** The node below which lie exactly the entries covered by the bits; null if there are none. */
    private TrieNode<V> highestWithin(Family family, long hi, long lo, int length) {
        var node = root(family);
        while (node != null && node.length < length) {
            if (!node.covers(hi, lo, length)) return null;
            node = node.towards(hi, lo);
        }
        return node != null && Prefix.covers(hi, lo, length, node.hi, node.lo, node.length)
                ? node
                : null;
    }

    /** All entries, in the order of {@link Prefix}. */
    public List<Map.Entry<Prefix, V>> entries() {
        var found = new ArrayList<Map.Entry<Prefix, V>>(size);
        if (ipv4 != null) ipv4.collect(Family.IPV4, found);
        if (ipv6 != null) ipv6.collect(Family.IPV6, found);
        return found;
    }

    @Override
    public Iterator<Map.Entry<Prefix, V>> iterator() {
        return entries().iterator();
    }
}
