package peering.alerting.delivery;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Connections whose queries go along an index, whatever the statistics say. A statement that was
 * planned while the queue was empty stays planned that way; with a million rows the plan would be
 * wrong until the table is analysed again.
 */
final class PlainPlans {
    private PlainPlans() {}

    /** To be given back by {@link #end}. */
    static Connection open(AgroalDataSource database) throws SQLException {
        var connection = database.getConnection();
        set(connection, "off");
        return connection;
    }

    static void end(Connection connection) throws SQLException {
        if (connection.isValid(1)) set(connection, "default");
        connection.close();
    }

    private static void set(Connection connection, String value) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String way : new String[] {"seqscan", "bitmapscan", "sort"}) {
                statement.execute("set enable_" + way + " to " + value);
            }
        }
    }
}
