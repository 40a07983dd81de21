package peering.stack.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server of its own on the loopback interface; works for root too.
 *
 * <p>What was committed survives a restart on the same directory. Where this JVM was killed, its
 * server goes on alone: the next start on the same directory stops it first.
 */
public final class Postgres implements AutoCloseable {
    /** The superuser: for a look past the services, never for a service. */
    public static final String USER = "postgres";

    public static final String PASSWORD = "postgres";

    /**
     * Who owns the databases and whom the services come as: no superuser, so that row-level
     * security holds here as it does in production.
     */
    public static final String OWNER = "open_peering";

    public static final String OWNER_PASSWORD = "open_peering";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");
    private static final Set<String> DUPLICATES = Set.of("42P04", "42710", "23505");

    private final EmbeddedPostgres.Builder setting;
    private EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres.Builder setting) throws IOException {
        this.setting = setting;
        this.server = setting.start();
    }

    /**
     * Starts a server on {@code data}; creates the cluster the first time.
     *
     * @param durable true to survive a crash of the machine; false for tests, which gain speed by
     *     not syncing
     */
    public static Postgres start(Path data, int port, boolean durable) throws IOException {
        Orphan.stopIn(data);
        Files.createDirectories(data.toAbsolutePath().getParent());
        return new Postgres(
                EmbeddedPostgres.builder()
                        .setPort(port)
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setServerConfig("fsync", durable ? "on" : "off")
                        .setServerConfig("listen_addresses", "localhost")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("shared_buffers", "32MB")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD));
    }

    /** For tests of an outage: all sessions end, and nobody listens until {@link #restart}. */
    public synchronized void stop() throws IOException {
        server.close();
    }

    /** Goes on where {@link #stop} left off; returns when clients can connect. */
    public synchronized void restart() throws IOException {
        server = setting.setPort(server.getPort()).start();
    }

    /**
     * Stops the server that a killed JVM left running on {@code data}, if one did; {@link #start}
     * does so too. For who must know beforehand whether a port is free.
     */
    public static void stopOrphan(Path data) throws IOException {
        Orphan.stopIn(data);
    }

    /** Creates the database, owned by {@link #OWNER}, if it is not there. */
    public void create(String database) {
        if (!NAME.matcher(database).matches()) {
            throw new IllegalArgumentException(
                    "a database is named " + NAME + ", not '" + database + "'");
        }
        createUnlessThere(
                "create role " + OWNER + " login nosuperuser password '" + OWNER_PASSWORD + "'");
        createUnlessThere("create database " + database + " owner " + OWNER);
    }

    private void createUnlessThere(String statementText) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(statementText);
        } catch (SQLException e) {
            if (!DUPLICATES.contains(e.getSQLState())) {
                throw new IllegalStateException(statementText, e);
            }
        }
    }

    public int port() {
        return server.getPort();
    }

    public String jdbcUrl(String database) {
        return "jdbc:" + reactiveUrl(database);
    }

    public String reactiveUrl(String database) {
        return "postgresql://localhost:" + port() + "/" + database;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
