package peering.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import peering.stack.LocalStack;
import peering.stack.postgres.Postgres;

/** A packaged service as a process of its own. */
final class Service implements AutoCloseable {
    /** Further flags of the service's JVM, with blanks between: a recording of what it does. */
    private static final String OPTIONS = "load.javaOptions";

    private final Process process;
    private final int port;

    private Service(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * What is started, beyond where it is.
     *
     * @param database its name; created if it is not there
     * @param flags of its JVM
     * @param settings environment variables
     */
    record Kind(
            String database, int heapMegabytes, List<String> flags, Map<String, String> settings) {
        Kind(String database, int heapMegabytes, Map<String, String> settings) {
            this(database, heapMegabytes, List.of(), settings);
        }

        /** With limits out of the way. */
        static final Kind REGISTRATION =
                new Kind(
                        "registration",
                        256,
                        Map.of(
                                "PEERING_SECRETS_KEY",
                                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                                "PEERING_PREFIX_MAX_PER_ORGANISATION",
                                "10000000"));
    }

    /** Returns when it is ready; what it says goes to {@code service.log}. */
    static Service start(LocalStack stack, Kind kind, Path jar, Path dir, int port)
            throws IOException, InterruptedException {
        stack.postgres().create(kind.database());
        var start = new ProcessBuilder(command(kind, jar));
        start.environment().putAll(settings(stack, kind.database(), port));
        start.environment().putAll(kind.settings());
        start.redirectErrorStream(true).redirectOutput(dir.resolve("service.log").toFile());
        var service = new Service(start.start(), port);
        service.awaitReady();
        return service;
    }

    private static List<String> command(Kind kind, Path jar) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + kind.heapMegabytes() + "m");
        command.add("-XX:+UseSerialGC");
        command.addAll(kind.flags());
        command.addAll(List.of(System.getProperty(OPTIONS, "").strip().split("\\s+")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        return command;
    }

    private static Map<String, String> settings(LocalStack stack, String database, int port) {
        return Map.of(
                "QUARKUS_HTTP_PORT",
                "" + port,
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

    /** Resident memory, in megabytes, as Linux counts it. */
    long residentMegabytes() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** One of its metrics, summed over its tags; 0 while nothing was counted. */
    double metric(String name) throws IOException {
        try (var wire = new Wire(port, "none")) {
            return wire.get("/q/metrics")
                    .text()
                    .lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(
                            line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
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
