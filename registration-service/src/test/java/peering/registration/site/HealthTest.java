package peering.registration.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import peering.registration.site.Health.State;

class HealthTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void another_state_begins_when_it_is_said() {
        var health = new Health(State.IN_SERVICE, NOON, "Defined.");

        assertEquals(
                new Health(State.DRAINING, LATER, "Works."),
                health.said(State.DRAINING, "Works.", LATER));
    }

    @Test
    void a_better_reason_for_the_same_state_does_not_begin_it_anew() {
        var health = new Health(State.DOWN, NOON, "No power.");

        assertEquals(
                new Health(State.DOWN, NOON, "Fire."), health.said(State.DOWN, "Fire.", LATER));
    }

    @Test
    void the_same_said_again_is_the_same() {
        var health = new Health(State.DOWN, NOON, "No power.");

        assertEquals(health, health.said(State.DOWN, "No power.", LATER));
    }

    @ParameterizedTest
    @EnumSource
    void a_state_is_found_by_its_word(State state) {
        assertEquals(state, State.of(state.word()));
    }
}
