package peering.alerting.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** What the sending counts. */
@ApplicationScoped
class DeliveryMetrics {
    private final MeterRegistry metrics;
    private final Timer firstAttempt;

    DeliveryMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        this.firstAttempt =
                Timer.builder("peering.delivery.first.attempt.delay")
                        .description("From the fact to the beginning of its first attempt")
                        // A fact is told within a second; a minute is a lease of a worker that
                        // died.
                        .serviceLevelObjectives(
                                Duration.ofMillis(100),
                                Duration.ofMillis(250),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(1))
                        .register(metrics);
    }

    void begins(DeliveryQueue.Claimed claimed, Instant now) {
        if (claimed.attempts() == 0) firstAttempt.record(Duration.between(claimed.factAt(), now));
    }

    void ended(Exchange exchange, Settlement settlement) {
        metrics.counter("peering.delivery.attempts", "outcome", exchange.outcome().word())
                .increment();
        if (settlement.state() != Delivery.State.Waiting) {
            metrics.counter("peering.deliveries.settled", "state", settlement.state().name())
                    .increment();
        }
    }

    void leaseLost() {
        metrics.counter("peering.delivery.leases.lost").increment();
    }
}
