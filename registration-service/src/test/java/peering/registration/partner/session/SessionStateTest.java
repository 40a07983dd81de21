package peering.registration.partner.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionStateTest {
    private static final Instant ONE = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant TWO = ONE.plusSeconds(60);

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "requested,    provision, provisioning",
        "requested,    activate,  active",
        "requested,    fail,      failed",
        "requested,    close,     closed",
        "provisioning, validate,  validating",
        "provisioning, activate,  active",
        "provisioning, fail,      failed",
        "provisioning, close,     closed",
        "validating,   activate,  active",
        "validating,   fail,      failed",
        "validating,   close,     closed",
        "active,       close,     closed",
        "failed,       provision, provisioning",
        "failed,       close,     closed",
    })
    void moves_as_drawn(String word, String move, String expected) {
        var next = move(SessionState.of(word, ONE, null), move);

        assertEquals(expected, next.word());
        assertEquals(TWO, next.since());
    }

    @Test
    void a_reason_survives_the_database() {
        assertEquals(Optional.of("dark"), SessionState.of("failed", ONE, "dark").reason());
        assertEquals(Optional.of("moved"), SessionState.of("closed", ONE, "moved").reason());
    }

    @Test
    void a_foreign_word_is_no_state() {
        assertThrows(IllegalStateException.class, () -> SessionState.of("up", ONE, null).word());
    }

    private static SessionState move(SessionState from, String move) {
        return switch (move) {
            case "provision" -> ((SessionState.Unprovisioned) from).provision(TWO);
            case "validate" -> ((SessionState.Provisioning) from).validate(TWO);
            case "activate" -> ((SessionState.Underway) from).activate(TWO);
            case "fail" -> ((SessionState.Underway) from).fail(TWO, "dark");
            case "close" -> ((SessionState.Open) from).close(TWO, Optional.empty());
            default -> throw new AssertionError(move);
        };
    }
}
