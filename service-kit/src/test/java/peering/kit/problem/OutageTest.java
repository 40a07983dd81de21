package peering.kit.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "connection failure,   08006, true",
        "deadlock,             40P01, true",
        "too many connections, 53300, true",
        "lock not available,   55P03, true",
        "admin shutdown,       57P01, true",
        "starting up,          57P03, true",
        "unique violation,     23505, false",
        "no such column,       42703, false",
        "too long,             22001, false",
        "not said,             ,      false",
    })
    void the_databases_word_tells_it(String what, String state, boolean outage) {
        assertEquals(outage, Outage.isBehind(new SQLException(what, state)));
    }

    @Test
    void it_may_be_deep_behind_the_failure() {
        assertTrue(
                Outage.isBehind(
                        new CompletionException(
                                new IllegalStateException(new ConnectException("refused")))));
        assertFalse(Outage.isBehind(new CompletionException(new IllegalStateException("bug"))));
        assertFalse(Outage.isBehind(null));
    }
}
