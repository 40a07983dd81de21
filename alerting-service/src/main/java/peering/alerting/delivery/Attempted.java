package peering.alerting.delivery;

import java.time.Instant;

/** An attempt that was made and is to be recorded. */
record Attempted(
        DeliveryQueue.Claimed claimed, Instant begun, Exchange exchange, Settlement settlement) {
    Instant ended() {
        return begun.plus(exchange.took());
    }
}
