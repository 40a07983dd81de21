package peering.kit.problem;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Whether a failure is only that the database is away, starting, full, or was busy with somebody
 * else: nobody's mistake, and the same request may succeed in a moment.
 */
final class Outage {
    /**
     * Beginnings of SQLSTATEs (PostgreSQL, appendix A): connection exceptions, transaction rollback
     * (serialization, deadlock), insufficient resources, a lock not to be had, operator
     * intervention (shutdown, starting up).
     */
    private static final List<String> PASSING = List.of("08", "40", "53", "55P03", "57P");

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (isOne(at)) return true;
        }
        return false;
    }

    private static boolean isOne(Throwable failure) {
        return switch (failure) {
            case ConnectException _, ClosedConnectionException _, TimeoutException _ -> true;
            case PgException refused -> isPassing(refused.getSqlState());
            case SQLException refused -> isPassing(refused.getSQLState());
            default -> false;
        };
    }

    private static boolean isPassing(String state) {
        return state != null && PASSING.stream().anyMatch(state::startsWith);
    }
}
