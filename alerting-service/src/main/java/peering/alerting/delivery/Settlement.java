package peering.alerting.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a delivery after an attempt.
 *
 * @param reason for people; null unless parked
 * @param dueAt when it is tried next; null unless waiting
 * @param endpointGone the receiver asked never to be called again, so the endpoint is disabled
 */
record Settlement(Delivery.State state, String reason, Instant dueAt, boolean endpointGone) {

    /**
     * @param next when the schedule wants another attempt; empty when it is used up
     */
    static Settlement of(Outcome outcome, Optional<Instant> next) {
        return switch (outcome) {
            case Outcome.Delivered _ -> new Settlement(Delivery.State.Delivered, null, null, false);
            case Outcome.GiveUp(String why) ->
                    new Settlement(Delivery.State.Parked, why, null, true);
            case Outcome.TryLater(String why, var _) ->
                    next.map(due -> new Settlement(Delivery.State.Waiting, null, due, false))
                            .orElseGet(() -> usedUp(why));
        };
    }

    private static Settlement usedUp(String why) {
        return new Settlement(
                Delivery.State.Parked, "every retry failed, at last because " + why, null, false);
    }
}
