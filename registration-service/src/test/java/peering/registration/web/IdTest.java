package peering.registration.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void says_what_it_is_and_sorts_by_age() {
        String older = Id.fresh("pfx_", NOW);
        String newer = Id.fresh("pfx_", NOW.plusMillis(1));

        assertTrue(Id.isOne(older), older);
        assertTrue(older.startsWith("pfx_01a20d6d5a00"), older);
        assertTrue(older.compareTo(newer) < 0);
        assertEquals(older.length(), newer.length());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "pfx_",
                "pfx_1",
                "PFX_019ab5f0a60000000000000000000000",
                "pfx_019ab5f0a6000000000000000000000\u0000"
            })
    void is_nothing_that_we_never_gave_out(String text) {
        assertFalse(Id.isOne(text));
    }
}
