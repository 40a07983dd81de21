package peering.registration.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStateTest {
    private static final Instant THEN = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant NOW = THEN.plusSeconds(60);

    @ParameterizedTest
    @CsvSource({"requested,", "active,", "suspended, unpaid", "closed, not wanted"})
    void a_row_says_what_the_state_said(String word, String reason) {
        var state = ConnectionState.of(word, THEN, reason);

        assertEquals(word, state.word());
        assertEquals(THEN, state.since());
        assertEquals(Optional.ofNullable(reason), state.reason());
    }

    @Test
    void a_word_that_is_no_state_is_not_guessed() {
        assertThrows(IllegalStateException.class, () -> ConnectionState.of("asleep", THEN, null));
    }

    @Test
    void from_the_request_to_the_end() {
        var active = new ConnectionState.Requested(THEN).approve(NOW);
        var suspended = active.suspend(NOW, "unpaid");

        assertEquals(new ConnectionState.Active(NOW), active);
        assertEquals(new ConnectionState.Suspended(NOW, "unpaid"), suspended);
        assertEquals(new ConnectionState.Active(NOW), suspended.resume(NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"requested", "active", "suspended"})
    void whatever_is_open_can_be_closed(String word) {
        var open =
                assertInstanceOf(
                        ConnectionState.Open.class, ConnectionState.of(word, THEN, "unpaid"));

        assertEquals(new ConnectionState.Closed(NOW, "why"), open.close(NOW, "why"));
    }
}
