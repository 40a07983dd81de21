package peering.kit.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataExceptionTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "untranslatable character, 22P05, true",
        "datetime overflow,        22008, true",
        "number out of range,      22003, true",
        "not null violation,       23502, true",
        "check violation,          23514, true",
        "deadlock,                 40P01, false",
        "unique violation,         23505, false",
        "no such column,           42703, false",
        "not said,                 ,      false",
    })
    void the_databases_word_tells_it(String what, String state, boolean hopeless) {
        assertEquals(hopeless, DataException.isBehind(new SQLException(what, state)));
    }

    @Test
    void it_may_be_deep_behind_the_failure() {
        var refused = new SQLException("a NUL", "22P05");
        assertTrue(DataException.isBehind(new CompletionException(new RuntimeException(refused))));
        assertFalse(DataException.isBehind(new IllegalStateException("bug")));
    }
}
