package peering.rpki.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyTest {
    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    /** One that is set. */
    private static final class Jumping extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @ParameterizedTest(name = "set by {0} hours")
    @ValueSource(longs = {72, -72, 0})
    void only_what_has_passed_counts(long hours) {
        var clock = new Jumping();
        var nanos = new AtomicLong(-5);
        var steady = new Steady(clock, nanos::get);

        clock.now = START.plus(Duration.ofHours(hours));
        nanos.addAndGet(Duration.ofSeconds(7).toNanos());

        assertEquals(START.plusSeconds(7), steady.now());
    }
}
