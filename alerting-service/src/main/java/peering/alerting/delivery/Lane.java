package peering.alerting.delivery;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a worker knows of one endpoint whose deliveries it drives just now. One thread uses it.
 *
 * <p>A delivery is {@code busy} from its claim until its attempt is recorded, and of that time it
 * is {@code sending} as long as it holds one of the endpoint's places.
 */
final class Lane {
    private final String endpointId;
    private final Set<String> busy = new HashSet<>();
    private Instant ownedUntil;
    private final Set<String> sending = new HashSet<>();
    private boolean hot = true;
    private Instant nextDue = Instant.MAX;
    private final int most;
    private Throttle throttle;

    /** Null until it was read. */
    private Pace pace;

    /**
     * What is chosen for an endpoint.
     *
     * @param strict one at a time, in order
     * @param freeAt {@link RateLimit}'s
     */
    record Pace(Optional<RateLimit> limit, boolean strict, Instant freeAt) {}

    /**
     * @param most attempts at the same time
     */
    Lane(String endpointId, Instant ownedUntil, int most) {
        this.endpointId = endpointId;
        this.ownedUntil = ownedUntil;
        this.most = most;
        this.throttle = Throttle.open(most);
    }

    /** Null: it has to be read. */
    Pace pace() {
        return pace;
    }

    void pace(Pace read) {
        pace = read;
        hot = true;
    }

    boolean strict() {
        return pace.strict();
    }

    boolean limited() {
        return pace.limit().isPresent();
    }

    /** So many begin now; from when on the next is free is in {@link #pace}. */
    void counts(int begun, Instant now) {
        pace.limit()
                .ifPresent(limit -> {
                    Instant free = limit.after(pace.freeAt(), now, begun);
                    pace = new Pace(pace.limit(), pace.strict(), free);
                });
    }

    String endpointId() {
        return endpointId;
    }

    Set<String> busy() {
        return busy;
    }

    Instant ownedUntil() {
        return ownedUntil;
    }

    void ownedUntil(Instant until) {
        ownedUntil = until;
    }

    /** There may be something to send that was not seen yet. */
    void warm() {
        hot = true;
    }

    /** There is nothing more until {@code next}; {@link Instant#MAX} if nobody knows. */
    void cool(Instant next) {
        hot = false;
        nextDue = next;
    }

    boolean ready(Instant now) {
        return !nextLook().isAfter(now);
    }

    /** When there may be something that may be sent; whether there is room is another question. */
    Instant nextLook() {
        Instant next = hot ? Instant.MIN : nextDue;
        if (throttle.restsUntil().isAfter(next)) next = throttle.restsUntil();
        if (pace == null || !limited()) return next;
        Instant slot = pace.limit().orElseThrow().next(pace.freeAt());
        return slot.isAfter(next) ? slot : next;
    }

    /** How many more may be sent at the same time, and now. */
    int room(Instant now) {
        if (pace.strict()) return busy.isEmpty() ? allowed(now, 1) : 0;
        return Math.max(0, allowed(now, throttle.places() - sending.size()));
    }

    private int allowed(Instant now, int room) {
        return pace.limit()
                .map(limit -> Math.min(room, limit.allowed(pace.freeAt(), now)))
                .orElse(room);
    }

    void begins(String deliveryId) {
        busy.add(deliveryId);
        sending.add(deliveryId);
    }

    /** The attempt is over, if not recorded yet. */
    void ends(String deliveryId, Throttle.Sign sign, Instant now) {
        throttle = throttle.after(sign, most, now);
        sending.remove(deliveryId);
    }

    /** The attempt is recorded: what waited behind it may be next. */
    void settled(String deliveryId) {
        sending.remove(deliveryId);
        busy.remove(deliveryId);
        hot = true;
    }

    /** When somebody has to look again; a lane that is ready but has no room is looked at then. */
    Instant nextDue() {
        return nextDue;
    }

    /** Nothing is under way and nothing is known to come soon. */
    boolean idle() {
        return !hot && busy.isEmpty();
    }
}
