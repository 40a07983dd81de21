package peering.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(
                    List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)), Duration.ofHours(1));

    @ParameterizedTest(name = "after {0} tries, wish {1}, dice {2}: {3}")
    @CsvSource({
        "1,      , 0.5, PT5S",
        "1,      , 0.0, PT4S",
        "1,      , 1.0, PT6S",
        "2,      , 0.5, PT5M",
        "1, PT1S , 0.5, PT5S",
        "1, PT30S, 0.5, PT30S",
        "1, PT9H , 0.5, PT1H",
    })
    void waits(int tries, Duration wish, double dice, Duration expected) {
        var outcome = new Outcome.TryLater("busy", Optional.ofNullable(wish));

        assertEquals(Optional.of(NOW.plus(expected)), SCHEDULE.next(tries, outcome, NOW, dice));
    }

    @Test
    void is_used_up_after_the_last_wait() {
        var busy = Outcome.TryLater.because("busy");

        assertEquals(Optional.empty(), SCHEDULE.next(3, busy, NOW, 0.5));
        assertEquals(Delivery.State.Parked, Settlement.of(busy, Optional.empty()).state());
    }

    @Test
    void ends_with_success_and_with_the_end_of_the_endpoint() {
        assertEquals(Optional.empty(), SCHEDULE.next(1, new Outcome.Delivered(204), NOW, 0.5));
        assertEquals(Optional.empty(), SCHEDULE.next(1, new Outcome.GiveUp("gone"), NOW, 0.5));
        assertTrue(Settlement.of(new Outcome.GiveUp("gone"), Optional.empty()).endpointGone());
    }

    @Test
    void a_delivery_that_waits_knows_when_and_one_that_is_settled_does_not() {
        var waiting = Settlement.of(Outcome.TryLater.because("busy"), Optional.of(NOW));
        var delivered = Settlement.of(new Outcome.Delivered(200), Optional.empty());

        assertEquals(Delivery.State.Waiting, waiting.state());
        assertNotNull(waiting.dueAt());
        assertEquals(Delivery.State.Delivered, delivered.state());
        assertNull(delivered.dueAt());
    }

    /** Ten attempts over 75 hours, 35 minutes and 5 seconds: the example of Standard Webhooks. */
    @Test
    void the_default_is_the_example_of_standard_webhooks() {
        var config =
                new SmallRyeConfigBuilder()
                        .withConverter(Duration.class, 200, new DurationConverter())
                        .withMapping(DeliveryConfig.class)
                        .build()
                        .getConfigMapping(DeliveryConfig.class);

        var whole = config.retryAfter().stream().reduce(Duration.ZERO, Duration::plus);
        assertEquals(9, config.retryAfter().size());
        assertEquals(Duration.ofHours(75).plusMinutes(35).plusSeconds(5), whole);
        assertEquals(Duration.ofSeconds(15), config.timeout());
        assertTrue(config.lease().compareTo(config.timeout()) > 0);
    }
}
