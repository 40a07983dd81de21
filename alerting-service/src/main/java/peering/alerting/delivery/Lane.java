package peering.alerting.delivery;

import java.time.Instant;
import java.util.HashSet;
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

    Lane(String endpointId, Instant ownedUntil) {
        this.endpointId = endpointId;
        this.ownedUntil = ownedUntil;
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
        return hot || !nextDue.isAfter(now);
    }

    /** How many more may be sent at the same time. */
    int room(int most) {
        return Math.max(0, most - sending.size());
    }

    void begins(String deliveryId) {
        busy.add(deliveryId);
        sending.add(deliveryId);
    }

    /** The attempt is over, if not recorded yet. */
    void ends(String deliveryId) {
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
