package peering.telemetry.route;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    public List<Map.Entry<String, V>> under(String start) {
        return entries.tailMap(start).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(start))
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    public int size() {
        return entries.size();
    }
}
