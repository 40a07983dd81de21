package peering.kit.facts;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;

/**
 * Whether the database refused the data itself (SQLSTATE class 22, data exception: a NUL in a text,
 * a year that it does not know, a number that does not fit). The same data is refused for ever.
 */
final class DataException {
    private static final String CLASS = "22";

    private DataException() {}

    static boolean isBehind(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (state(at).startsWith(CLASS)) return true;
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
