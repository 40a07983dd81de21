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

/** One packaged alerting-service, a process that nobody starts again but the test. */
final class AlertingReplica implements AutoCloseable {
    static final String DATABASE = "alerting";
    static final Duration LEASE = Duration.ofSeconds(12);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final int port = Ports.free();
    private final LocalStack stack;
    private final ProcessBuilder builder;
    private Process process;

    AlertingReplica(Path root, Path log, LocalStack stack) {
        this.stack = stack;
        builder =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-Xmx160m",
                                        "-jar",
                                        root.resolve(
                                                        "alerting-service/target/quarkus-app/quarkus-run.jar")
                                                .toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings());
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", "" + port),
                Map.entry("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers()),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", stack.issuer().url()),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", stack.postgres().jdbcUrl(DATABASE)),
                Map.entry(
                        "QUARKUS_DATASOURCE_REACTIVE_URL", stack.postgres().reactiveUrl(DATABASE)),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", Postgres.OWNER),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", Postgres.OWNER_PASSWORD),
                Map.entry("PEERING_SECRETS_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
                Map.entry("PEERING_ENDPOINT_ALLOW_LOOPBACK", "true"),
                Map.entry("PEERING_DELIVERY_TIMEOUT", "5s"),
                Map.entry("PEERING_DELIVERY_RETRY_AFTER", "1s,1s,1s,1s,1s"),
                Map.entry("PEERING_DELIVERY_LEASE", LEASE.toSeconds() + "s"),
                Map.entry("PEERING_DELIVERY_LOOK_EVERY", "2s"));
    }

    synchronized void start() throws IOException {
        process = builder.start();
        process.getOutputStream().close();
        Awaitility.await("an alerting replica to be ready")
                .atMost(Duration.ofSeconds(180))
                .until(() -> readiness() == 200);
    }

    private int readiness() {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(uri("/q/health/ready")).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobody) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** As acme; what was answered to a 2xx. */
    String post(String path, String json) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + stack.tokens().of("acme"))
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) throw new IOException(path + ": " + answer.body());
        return answer.body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
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
