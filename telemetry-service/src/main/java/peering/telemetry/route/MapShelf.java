package peering.telemetry.route;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A shelf on a plain map, which lives as long as a replay or a test does. */
public final class MapShelf<V> implements Shelf<V> {
    private final TreeMap<String, V> entries = new TreeMap<>();
    private final int most;

    /** More was to be put on a shelf than it may hold. */
    public static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Full(int most) {
            super("more than " + most + " entries are to be remembered");
        }
    }

    /** One without a bound. */
    public MapShelf() {
        this(Integer.MAX_VALUE);
    }

    /**
     * @param most entries it holds; one more is {@link Full}
     */
    public MapShelf(int most) {
        this.most = most;
    }

    @Override
    public V get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, V value) {
        if (entries.size() >= most && !entries.containsKey(key)) throw new Full(most);
        entries.put(key, value);
    }

    @Override
    public void delete(String key) {
        entries.remove(key);
    }

    @Override
    public void visit(String start, BiConsumer<String, V> each) {
        visitSome(start, "", Integer.MAX_VALUE, each);
    }

    @Override
    public Optional<String> visitSome(
            String start, String from, int count, BiConsumer<String, V> each) {
        int left = count;
        var entry = entries.ceilingEntry(from.isEmpty() ? start : from);
        while (entry != null && entry.getKey().startsWith(start)) {
            if (left-- == 0) return Optional.of(entry.getKey());
            each.accept(entry.getKey(), entry.getValue());
            entry = entries.higherEntry(entry.getKey());
        }
        return Optional.empty();
    }

    public int size() {
        return entries.size();
    }
}
