package peering.stack.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
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

    @Test
    void it_goes_on_at_the_same_place_after_an_outage() throws Exception {
        try (var postgres = Postgres.start(dir.resolve("pg"), Ports.free(), false)) {
            postgres.create("kept");
            run(postgres, "create table note (line text)", "insert into note values ('first')");

            postgres.stop();
            assertThrows(SQLException.class, () -> ask(postgres, "select line from note"));
            postgres.restart();

            assertEquals("first", ask(postgres, "select line from note"));
        }
    }

    @Test
    void a_server_whose_jvm_was_killed_is_stopped_by_the_next_start_and_has_lost_nothing()
            throws Exception {
        Path data = dir.resolve("pg");
        killedWhileRunning(data);
        long orphan = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        assertTrue(ProcessHandle.of(orphan).isPresent(), "no server was left behind");

        try (var next = Postgres.start(data, Ports.free(), false)) {
            assertEquals("first", ask(next, "select line from note"));
            assertFalse(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive).isPresent());
        }
    }

    /** Runs {@link Doomed} in a JVM of its own and kills that as soon as its row is written. */
    private static void killedWhileRunning(Path data) throws Exception {
        var jvm =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Doomed.class.getName(),
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var out = jvm.inputReader()) {
            assertTrue(out.lines().anyMatch("written"::equals), "the doomed JVM wrote nothing");
        } finally {
            jvm.destroyForcibly().waitFor();
        }
    }

    static final class Doomed {
        private Doomed() {}

        public static void main(String[] args) throws Exception {
            var postgres = Postgres.start(Path.of(args[0]), Ports.free(), false);
            postgres.create("kept");
            run(postgres, "create table note (line text)", "insert into note values ('first')");
            System.out.println("written");
            new CountDownLatch(1).await();
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
