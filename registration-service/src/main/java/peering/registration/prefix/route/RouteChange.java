package peering.registration.prefix.route;

import java.util.Optional;
import peering.contract.ReceivedRouteFact;
import peering.contract.ReceivedRouteFact.State;
import peering.registration.prefix.event.EventKind;

/**
 * What a word on a route means beside what was known of it.
 *
 * <pre>
 *   before      now         origins
 *   nothing     Announced            ANNOUNCED
 *   Withdrawn   Announced            ANNOUNCED
 *   Announced   Withdrawn            WITHDRAWN
 *   Announced   Announced   differ   ORIGIN_CHANGED
 *   anything else ................... nothing to tell
 * </pre>
 */
final class RouteChange {
    private RouteChange() {}

    /**
     * @param origin empty if it was withdrawn or ended in an AS_SET
     */
    record Known(State state, Optional<Long> origin) {}

    static Optional<EventKind> of(Optional<Known> before, ReceivedRouteFact now) {
        boolean was = before.filter(known -> known.state() == State.Announced).isPresent();
        boolean is = now.state() == State.Announced;
        if (is && !was) return Optional.of(EventKind.ANNOUNCED);
        if (was && !is) return Optional.of(EventKind.WITHDRAWN);
        boolean moved = was && !before.get().origin().equals(now.originAsn());
        return moved ? Optional.of(EventKind.ORIGIN_CHANGED) : Optional.empty();
    }
}
