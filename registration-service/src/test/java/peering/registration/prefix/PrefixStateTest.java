package peering.registration.prefix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import peering.contract.PrefixFact.Standing;

class PrefixStateTest {
    private static final Instant THEN = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant NOW = THEN.plusSeconds(60);

    @ParameterizedTest
    @EnumSource
    void a_row_says_what_the_state_said(Standing standing) {
        var state = PrefixState.of(standing, THEN);

        assertEquals(standing, state.standing());
        assertEquals(THEN, state.since());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "Released")
    void whatever_is_not_released_can_be_judged_anew_and_released(Standing standing) {
        var anew = standing == Standing.Failed ? new PrefixState.Pending(NOW) : null;
        var claimed = assertInstanceOf(PrefixState.Claimed.class, PrefixState.of(standing, THEN));

        assertEquals(anew == null ? claimed : anew, claimed.judgedAnew(NOW));
        assertEquals(new PrefixState.Released(NOW), claimed.release(NOW));
    }
}
