package peering.telemetry.route;

import java.util.List;
import java.util.Map;

/**
 * A sorted map of texts to values that outlives us. One stands on a state store of the topology,
 * one on a plain map (replays, tests).
 *
 * @param <V> never null
 */
public interface Shelf<V> {

    /** Null if there is none. */
    V get(String key);

    void put(String key, V value);

    void delete(String key);

    /** All entries whose key begins with {@code start}, in the order of the keys' UTF-8 bytes. */
    List<Map.Entry<String, V>> under(String start);
}
