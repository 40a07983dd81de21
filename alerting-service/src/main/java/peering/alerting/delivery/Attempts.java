package peering.alerting.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import peering.alerting.endpoint.EndpointKeys;

/** One attempt: check where it leads, sign, send. Recording it is {@link Settler}'s. */
@ApplicationScoped
class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Departure departure;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    Attempts(Departure departure, DeliveryMetrics metrics, Clock clock) {
        this.departure = departure;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Blocks until it is clear what came of it. */
    Attempted make(DeliveryQueue.Claimed claimed, EndpointKeys keys) throws InterruptedException {
        Instant begun = clock.instant();
        metrics.begins(claimed, begun);
        var exchange = exchange(claimed, keys, begun);
        var settlement = departure.settlement(claimed, exchange, clock.instant());
        LOG.logf(
                exchange.outcome() instanceof Outcome.Delivered
                        ? Logger.Level.DEBUG
                        : Logger.Level.INFO,
                "attempt %d: %s in %d ms; %s",
                claimed.attempts() + 1,
                exchange.outcome().why(),
                exchange.took().toMillis(),
                settlement.state());
        return new Attempted(claimed, begun, exchange, settlement);
    }

    /** A mistake of ours is an attempt that failed: it is tried again, but not at once. */
    private Exchange exchange(DeliveryQueue.Claimed claimed, EndpointKeys keys, Instant begun)
            throws InterruptedException {
        try {
            return departure.send(claimed, keys, begun);
        } catch (RuntimeException mistake) {
            LOG.errorf(mistake, "%s could not be sent", claimed.deliveryId());
            return Exchange.unanswered(
                    "nothing was sent: an error on our side",
                    Duration.between(begun, clock.instant()));
        }
    }
}
