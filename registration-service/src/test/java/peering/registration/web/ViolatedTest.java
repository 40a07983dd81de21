package peering.registration.web;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViolatedTest {
    private final RuntimeException taken = new RuntimeException("taken");
    private final RuntimeException twice = new RuntimeException("twice");

    @Test
    void a_constraint_is_known_by_its_whole_name_in_whatever_language() {
        assertSame(
                twice,
                meaning(
                        "23505",
                        "ERROR: duplicate key value violates unique constraint \"prefix_nkey\""));
        assertSame(
                taken,
                meaning(
                        "23P01",
                        "FEHLER: kollidierender Schlüsselwert verletzt Exclusion-Constraint »prefix_excl«"));
    }

    @Test
    void anything_else_stays_what_it_is() {
        var other = failure("23505", "unique constraint \"registered_prefix_nkey\"");
        var broken = failure("08006", "connection lost while checking \"prefix_nkey\"");

        assertSame(other, Violated.means(Map.of("prefix_nkey", () -> twice)).apply(other));
        assertSame(broken, Violated.means(Map.of("prefix_nkey", () -> twice)).apply(broken));
    }

    private Throwable meaning(String state, String message) {
        return Violated.means(Map.of("prefix_nkey", () -> twice, "prefix_excl", () -> taken))
                .apply(failure(state, message));
    }

    private static RuntimeException failure(String state, String message) {
        return new RuntimeException(new SQLException(message, state));
    }
}
