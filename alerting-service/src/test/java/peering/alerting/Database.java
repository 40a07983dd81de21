package peering.alerting;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;

/** The service's tables, looked at and laid out from outside. */
public final class Database {
    private Database() {}

    /** Rows of what follows {@code from}. */
    public static long count(String from) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static int execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                TestStack.jdbcUrl(AlertingStack.DATABASE), Postgres.USER, Postgres.PASSWORD);
    }
}
