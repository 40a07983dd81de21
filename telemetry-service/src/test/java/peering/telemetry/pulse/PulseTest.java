package peering.telemetry.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.contract.Trouble.State;

class PulseTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration MOST = Duration.ofMinutes(5);

    private final Pulse spoke = Pulse.awaited("rrc00", at(0)).heard(at(10)).next();

    @Test
    void a_silence_is_told_once_and_ends_when_it_is_heard_again() {
        assertTrue(spoke.passed(at(309), at(0), MOST).told().isEmpty());
        var opened = spoke.passed(at(310), at(0), MOST);

        var fact = opened.told().orElseThrow();
        assertEquals(State.Open, fact.state());
        assertEquals(at(10), fact.startedAt());
        assertEquals(at(310), fact.detectedAt());
        assertEquals("Nothing was heard of rrc00 for 300 s.", fact.summary());
        assertTrue(opened.next().passed(at(999), at(0), MOST).told().isEmpty());

        var ended = opened.next().heard(at(1000));
        assertEquals(fact.feedTroubleId(), ended.told().orElseThrow().feedTroubleId());
        assertEquals(State.Ended, ended.told().orElseThrow().state());
        assertEquals(Optional.of(at(1000)), ended.told().orElseThrow().endedAt());
        assertEquals(2, ended.told().orElseThrow().revision());
        assertTrue(ended.next().heard(at(1001)).told().isEmpty());
    }

    @Test
    void one_that_never_spoke_is_missed_too() {
        var never = Pulse.awaited("bmp-r1", at(0));

        assertTrue(never.passed(at(299), at(0), MOST).told().isEmpty());
        assertTrue(never.passed(at(300), at(0), MOST).told().isPresent());
    }

    @Test
    void while_nobody_listened_nobody_was_silent() {
        assertTrue(spoke.passed(at(10_100), at(10_000), MOST).told().isEmpty());
        var told = spoke.passed(at(10_300), at(10_000), MOST).told().orElseThrow();

        assertEquals(at(10_000), told.startedAt());
    }

    @Test
    void what_is_no_longer_expected_ends() {
        var open = spoke.passed(at(310), at(0), MOST).next();

        assertEquals(State.Ended, open.forgotten(at(400)).told().orElseThrow().state());
        assertTrue(spoke.forgotten(at(400)).told().isEmpty());
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
