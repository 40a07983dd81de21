package peering.registration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;

/** Thousands of prefixes, written past the service into a database of a test's own. */
record ManyPrefixes(String database) {

    /**
     * Prefixes like the template, as if all had been registered.
     *
     * @param first number of the first; each has its number in its id and its address
     */
    void multiply(String template, int first, int many) {
        String columns =
                text(
                        "select string_agg(quote_ident(column_name), ', ') from information_schema.columns"
                                + " where table_name = 'prefix' and is_generated = 'NEVER'");
        run(
                "insert into prefix ("
                        + columns
                        + ") select "
                        + columns.replaceAll("(^|, )", "$1copy.")
                        + " from prefix template, generate_series("
                        + first
                        + ", "
                        + (first + many - 1)
                        + ") n, lateral jsonb_populate_record(template, jsonb_build_object("
                        + "'prefix_id', 'pfx_' || lpad(to_hex(n), 32, '0')," // as id() has it
                        + " 'prefix', (20 + n / 65536) || '.' || (n / 256 % 256) || '.' || (n % 256) || '.0/24')) copy"
                        + " where template.prefix_id = '"
                        + template
                        + "'");
        run("analyze");
    }

    /** Each of these has a path that is to be decided now. */
    void decide(int first, int many) {
        run(
                "insert into prefix_path (prefix_id, organisation, connection_id, prefix, review_at)"
                        + " select prefix_id, organisation, connection_id, prefix, now() from prefix where "
                        + are(first, many));
        run("analyze");
    }

    /** The condition that a row is of one of these. */
    static String are(int first, int many) {
        return "prefix_id between '" + id(first) + "' and '" + id(first + many - 1) + "'";
    }

    static String id(int number) {
        return "pfx_%032x".formatted(number);
    }

    long number(String query) {
        return Long.parseLong(text(query));
    }

    void run(String statement) {
        try (var connection = connect()) {
            connection.createStatement().execute(statement);
        } catch (SQLException broken) {
            throw new IllegalStateException(statement, broken);
        }
    }

    /** A transaction that has done this and is not over before it is closed. */
    Connection holding(String query) {
        try {
            var connection = connect();
            connection.setAutoCommit(false);
            connection.createStatement().execute(query);
            return connection;
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    private String text(String query) {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                TestStack.jdbcUrl(database), Postgres.USER, Postgres.PASSWORD);
    }
}
