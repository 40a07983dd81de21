package peering.registration.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnerStateTest {
    private static final Instant ONE = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant TWO = ONE.plusSeconds(60);

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "applied,   prove,                  proven",
        "applied,   approve without proof,  active",
        "applied,   reject,                 rejected",
        "applied,   close,                  closed",
        "proven,    approve,                active",
        "proven,    reject,                 rejected",
        "proven,    close,                  closed",
        "active,    suspend,                suspended",
        "active,    close,                  closed",
        "suspended, resume,                 active",
        "suspended, close,                  closed",
    })
    void moves_as_drawn(String word, String move, String expected) {
        var next = move(PartnerState.of(word, ONE, null), move);

        assertEquals(expected, next.word());
        assertEquals(TWO, next.since());
    }

    @ParameterizedTest(name = "{0} keeps its reason")
    @CsvSource({"active", "suspended", "rejected", "closed"})
    void a_reason_survives_the_database(String word) {
        assertEquals(Optional.of("because"), PartnerState.of(word, ONE, "because").reason());
    }

    @Test
    void a_foreign_word_is_no_state() {
        assertThrows(
                IllegalStateException.class, () -> PartnerState.of("approved", ONE, null).word());
    }

    private static PartnerState move(PartnerState from, String move) {
        return switch (move) {
            case "prove" -> ((PartnerState.Applied) from).prove(TWO);
            case "approve without proof" ->
                    ((PartnerState.Applied) from).approveWithoutProof(TWO, "known");
            case "approve" -> ((PartnerState.Proven) from).approve(TWO);
            case "reject" -> ((PartnerState.Undecided) from).reject(TWO, "no");
            case "suspend" -> ((PartnerState.Active) from).suspend(TWO, "trouble");
            case "resume" -> ((PartnerState.Suspended) from).resume(TWO);
            case "close" -> ((PartnerState.Open) from).close(TWO, Optional.empty());
            default -> throw new AssertionError(move);
        };
    }
}
