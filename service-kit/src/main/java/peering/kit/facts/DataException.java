package peering.kit.facts;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether the database refused the data itself: the same data is refused for ever.
 *
 * <p>By SQLSTATE (PostgreSQL, appendix A): class 22, data exceptions, such as a NUL in a text, a
 * year that it does not know, a number that does not fit; 23502, a null where none may be; 23514, a
 * check that does not hold. A key that is there already (23505) may be gone in a moment.
 */
final class DataException {
    private static final List<String> HOPELESS = List.of("22", "23502", "23514");

    private DataException() {}

    static boolean isBehind(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (HOPELESS.stream().anyMatch(state(at)::startsWith)) return true;
        }
        return false;
    }

    private static String state(Throwable failure) {
        String state =
                switch (failure) {
                    case PgException refused -> refused.getSqlState();
                    case SQLException refused -> refused.getSQLState();
                    default -> null;
                };
        return state == null ? "" : state;
    }
}
