package peering.telemetry.route;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * A shelf with all its entries in memory besides, as long as they are not too heavy together; then
 * what is below is asked, until the process ends. For entries that are few and looked at often.
 */
public final class HeldShelf<V> implements Shelf<V> {
    private static final int PAGE = 100;

    private final Shelf<V> below;
    private final ToIntFunction<V> weight;
    private final long most;
    private MapShelf<V> memory;
    private long held;
    private boolean isRead;

    /**
     * @param weight of a value, in whatever unit
     * @param most that all values in memory may weigh together
     */
    public HeldShelf(Shelf<V> below, ToIntFunction<V> weight, long most) {
        this.below = below;
        this.weight = weight;
        this.most = most;
    }

    @Override
    public V get(String key) {
        return first().get(key);
    }

    @Override
    public void put(String key, V value) {
        first();
        below.put(key, value);
        remember(key, value);
    }

    @Override
    public void delete(String key) {
        first();
        below.delete(key);
        remember(key, null);
    }

    @Override
    public void visit(String start, BiConsumer<String, V> each) {
        first().visit(start, each);
    }

    @Override
    public Optional<String> visitSome(
            String start, String from, int count, BiConsumer<String, V> each) {
        return first().visitSome(start, from, count, each);
    }

    /** What answers. Everything is read once, at the first question, page by page. */
    private Shelf<V> first() {
        if (!isRead) {
            isRead = true;
            memory = new MapShelf<>();
            Optional<String> next = Optional.of("");
            while (next.isPresent() && memory != null) {
                next = below.visitSome("", next.get(), PAGE, this::remember);
            }
        }
        return memory == null ? below : memory;
    }

    /**
     * @param value null for none
     */
    private void remember(String key, V value) {
        if (memory == null) return;
        var before = memory.get(key);
        if (before != null) held -= weight.applyAsInt(before);
        if (value == null) {
            memory.delete(key);
            return;
        }
        held += weight.applyAsInt(value);
        if (held > most) memory = null;
        else memory.put(key, value);
    }
}
