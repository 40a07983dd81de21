package peering.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import peering.stack.LocalStack;
import peering.stack.postgres.Postgres;

/** The packaged registration-service as a process of its own, with limits out of the way. */
final class Service implements AutoCloseable {
    private static final String DATABASE = "registration";

    private final Process process;
    private final int port;

    private Service(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when it is ready; what it says goes to {@code service.log}. */
    static Service start(LocalStack stack, Path jar, Path dir, int port)
            throws IOException, InterruptedException {
        stack.postgres().create(DATABASE);
        var start =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toAbsolutePath().toString());
        start.environment().putAll(settings(stack, port));
        start.redirectErrorStream(true).redirectOutput(dir.resolve("service.log").toFile());
        var service = new Service(start.start(), port);
        service.awaitReady();
        return service;
    }

    private static Map<String, String> settings(LocalStack stack, int port) {
        return Map.of(
                "QUARKUS_HTTP_PORT",
                "" + port,
                "KAFKA_BOOTSTRAP_SERVERS",
                stack.bootstrapServers(),
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                stack.issuer().url(),
                "QUARKUS_DATASOURCE_JDBC_URL",
                stack.postgres().jdbcUrl(DATABASE),
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                stack.postgres().reactiveUrl(DATABASE),
                "QUARKUS_DATASOURCE_USERNAME",
                Postgres.OWNER,
                "QUARKUS_DATASOURCE_PASSWORD",
                Postgres.OWNER_PASSWORD,
                "PEERING_SECRETS_KEY",
                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "PEERING_PREFIX_MAX_PER_ORGANISATION",
                "10000000");
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException("the service did not get ready; see its log");
            }
            process.waitFor(Duration.ofMillis(200));
        }
    }

    private boolean isReady() {
        try (var wire = new Wire(port, "none")) {
            return wire.get("/q/health/ready").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** CPU time that it has used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(15))) process.destroyForcibly();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
