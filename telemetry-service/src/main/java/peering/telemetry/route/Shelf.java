package peering.telemetry.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

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
    default List<Map.Entry<String, V>> under(String start) {
        var found = new ArrayList<Map.Entry<String, V>>();
        visit(start, (key, value) -> found.add(Map.entry(key, value)));
        return found;
    }

    /**
     * The entries of {@link #under}, one after the other, however many there are. The entry that is
     * visited may be changed or deleted.
     */
    void visit(String start, BiConsumer<String, V> each);

    /**
     * At most {@code most} of the entries of {@link #under}, as {@link #visit} does.
     *
     * @param from the first key; the empty text is the very first
     * @return where to go on; empty if there is nothing more
     */
    Optional<String> visitSome(String start, String from, int most, BiConsumer<String, V> each);
}
