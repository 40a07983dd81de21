package peering.journeys.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import peering.stack.LocalStack;
import peering.stack.Ports;
import peering.stack.postgres.Postgres;

/** One packaged service, a process that nobody starts again but the test. */
final class Replica implements AutoCloseable {
    static final String DATABASE = "registration";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final int port = Ports.free();
    private final ProcessBuilder builder;
    private Process process;

    /**
     * Which service.
     *
     * @param settings what it is told beside where everything is
     */
    record Kind(String module, String database, Map<String, String> settings) {}

    Replica(Path root, Path log, LocalStack stack) {
        this(
                root,
                log,
                stack,
                new Kind(
                        "registration-service",
                        DATABASE,
                        Map.of("PEERING_PREFIX_MAX_PER_ORGANISATION", "100000")));
    }

    Replica(Path root, Path log, LocalStack stack, Kind kind) {
        builder =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-Xmx192m",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--sun-misc-unsafe-memory-access=allow",
                                        "-jar",
                                        root.resolve(
                                                        kind.module()
                                                                + "/target/quarkus-app/quarkus-run.jar")
                                                .toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings(stack, kind.database()));
        builder.environment().putAll(kind.settings());
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    private Map<String, String> settings(LocalStack stack, String database) {
        return Map.of(
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                "" + port,
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                "false",
                "KAFKA_BOOTSTRAP_SERVERS",
                stack.bootstrapServers(),
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                stack.issuer().url(),
                "QUARKUS_DATASOURCE_JDBC_URL",
                stack.postgres().jdbcUrl(database),
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                stack.postgres().reactiveUrl(database),
                "QUARKUS_DATASOURCE_USERNAME",
                Postgres.OWNER,
                "QUARKUS_DATASOURCE_PASSWORD",
                Postgres.OWNER_PASSWORD);
    }

    String url() {
        return "http://localhost:" + port;
    }

    synchronized void start() throws IOException {
        process = builder.start();
        process.getOutputStream().close();
    }

    void awaitReady() {
        Awaitility.await("a replica to be ready")
                .atMost(Duration.ofSeconds(240))
                .until(() -> readiness() == 200);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The status of the readiness question; 0 if nobody answers. */
    int readiness() {
        var question =
                HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        try {
            return HTTP.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException nobody) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** As {@code kill -9} does. */
    synchronized void kill() {
        if (process == null) return;
        try {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
