package peering.alerting.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What the worker's thread hears from others. Saying the same of an endpoint a thousand times is
 * heard once, so it holds no more than there are endpoints and attempts under way.
 */
final class Inbox {
    private final Set<String> due = ConcurrentHashMap.newKeySet();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Queue<News> news = new ConcurrentLinkedQueue<>();
    private final Semaphore bell = new Semaphore(0);

    /** What happened beside the endpoints' own news. */
    sealed interface News {
        /** Its attempt is over; the endpoint's place is free. */
        record Ended(String endpointId, String deliveryId, Throttle.Sign sign) implements News {}

        /** Its attempt is recorded, or another worker's was. */
        record Settled(String endpointId, String deliveryId) implements News {}

        /** Nothing is known any more: a notification may have been missed. */
        record Doubt() implements News {}
    }

    /** Something may be due for the endpoint. */
    void due(String endpointId) {
        due.add(endpointId);
        bell.release();
    }

    /** The endpoint itself, or its secrets, changed. */
    void changed(String endpointId) {
        changed.add(endpointId);
    }

    void tell(News one) {
        news.add(one);
        bell.release();
    }

    /** Waits until something is heard, but no longer than this. */
    void await(Duration longest) throws InterruptedException {
        if (bell.tryAcquire(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS)) {
            bell.drainPermits();
        }
    }

    void ring() {
        bell.release();
    }

    List<News> news() {
        var heard = new ArrayList<News>();
        for (var one = news.poll(); one != null; one = news.poll()) heard.add(one);
        return heard;
    }

    Set<String> takeDue() {
        return taken(due);
    }

    Set<String> takeChanged() {
        return taken(changed);
    }

    private static Set<String> taken(Set<String> from) {
        var all = new HashSet<>(from);
        from.removeAll(all);
        return all;
    }
}
