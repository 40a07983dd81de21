package peering.telemetry.route;

import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A shelf on a plain map, which lives as long as the test. */
public final class MapShelf<V> implements Shelf<V> {
    private final TreeMap<String, V> entries = new TreeMap<>();

    @Override
    public V get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, V value) {
        entries.put(key, value);
    }

    @Override
    public void delete(String key) {
        entries.remove(key);
    }

    @Override
    public void visit(String start, BiConsumer<String, V> each) {
        var all = new TreeMap<>(entries.tailMap(start));
        for (var entry : all.entrySet()) {
            if (!entry.getKey().startsWith(start)) return;
            each.accept(entry.getKey(), entry.getValue());
        }
    }

    public int size() {
        return entries.size();
    }
}
