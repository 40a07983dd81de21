package peering.stack.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.stack.Ports;

class PostgresTest {
    @TempDir Path dir;

    @Test
    void rows_survive_a_restart_on_the_same_directory() throws Exception {
        int port = Ports.free();
        try (var postgres = Postgres.start(dir.resolve("pg"), port, false)) {
            postgres.create("kept");
            postgres.create("kept"); // once more changes nothing
            run(postgres, "create table note (line text)", "insert into note values ('first')");
        }

        try (var postgres = Postgres.start(dir.resolve("pg"), port, false)) {
            assertEquals("first", ask(postgres, "select line from note"));
        }
    }

    /**
     * A kill of our JVM leaves the server running; the closest to it in one JVM is to start again
     * without closing.
     */
    @Test
    void a_server_left_behind_is_stopped_by_the_next_start_and_loses_nothing() throws Exception {
        var left = Postgres.start(dir.resolve("pg"), Ports.free(), false);
        left.create("kept");
        run(left, "create table note (line text)", "insert into note values ('first')");
        long orphan =
                Long.parseLong(Files.readAllLines(dir.resolve("pg/postmaster.pid")).getFirst());

        try (var next = Postgres.start(dir.resolve("pg"), Ports.free(), false)) {
            assertEquals("first", ask(next, "select line from note"));
            assertTrue(
                    ProcessHandle.of(orphan).filter(ProcessHandle::isAlive).isEmpty(),
                    "the orphan still runs");
        }
    }

    @Test
    void is_postgresql_18() throws Exception {
        try (var postgres = Postgres.start(dir.resolve("pg"), Ports.free(), false)) {
            postgres.create("kept");

            assertTrue(ask(postgres, "show server_version").startsWith("18."));
        }
    }

    @Test
    void a_database_name_that_is_not_a_plain_word_is_refused() throws Exception {
        try (var postgres = Postgres.start(dir.resolve("pg"), Ports.free(), false)) {
            assertThrows(
                    IllegalArgumentException.class, () -> postgres.create("a; drop database b"));
        }
    }

    private static void run(Postgres postgres, String... statements) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl("kept"), Postgres.USER, Postgres.PASSWORD);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(Postgres postgres, String query) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl("kept"), Postgres.USER, Postgres.PASSWORD);
                var rows = connection.createStatement().executeQuery(query)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }
}
