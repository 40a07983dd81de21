package peering.telemetry.route;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A shelf on a state store: on this machine's disk, and in a changelog topic for its successor. */
public final class StoreShelf<V> implements Shelf<V> {
    private static final StringSerializer KEYS = new StringSerializer();

    /** Behind every letter that stands in a key. */
    private static final String BEHIND = "\uFFFF";

    private final KeyValueStore<String, V> store;

    public StoreShelf(KeyValueStore<String, V> store) {
        this.store = store;
    }

    @Override
    public V get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, V value) {
        store.put(key, value);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }

    @Override
    public void visit(String start, BiConsumer<String, V> each) {
        try (KeyValueIterator<String, V> all = from(start)) {
            while (all.hasNext()) {
                var next = all.next();
                each.accept(next.key, next.value);
            }
        }
    }

    @Override
    public Optional<String> visitSome(
            String start, String from, int most, BiConsumer<String, V> each) {
        int left = most;
        try (KeyValueIterator<String, V> all =
                store.range(from.isEmpty() ? start : from, start + BEHIND)) {
            while (all.hasNext()) {
                if (left-- == 0) return Optional.of(all.peekNextKey());
                var next = all.next();
                each.accept(next.key, next.value);
            }
        }
        return Optional.empty();
    }

    private KeyValueIterator<String, V> from(String start) {
        return start.isEmpty() ? store.all() : store.prefixScan(start, KEYS);
    }
}
