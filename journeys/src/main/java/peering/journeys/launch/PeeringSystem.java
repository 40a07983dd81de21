package peering.journeys.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import peering.journeys.receiver.Receiver;
import peering.journeys.world.Addresses;
import peering.journeys.world.Cast;
import peering.stack.LocalStack;
import peering.stack.oidc.Identities;
import peering.stack.postgres.Postgres;

/**
 * All of it, running: the stack, the webhook receiver and the services.
 *
 * <p>Starts in the order stack, receiver, services; stops in the opposite one. One per directory,
 * which a lock sees to.
 */
public final class PeeringSystem implements AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final Path dir;
    private final Consumer<String> progress;
    private final FileChannel lock;
    private final ScheduledExecutorService restarts =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("restarts").daemon().factory());
    private final List<Child> children = new ArrayList<>();
    private LocalStack stack;
    private Receiver receiver;
    private DemoRegistries registries;
    private Addresses addresses;
    private Identities identities;

    /**
     * @param root the project's directory, with the packaged services below it
     * @param dir where the system keeps its data; absolute
     * @param durable false for tests, which need not survive a power cut
     * @param demo with the registries of the demo's address space, and control to be proved
     */
    public record Setting(
            Path root,
            Path dir,
            Places places,
            String vrps,
            boolean fresh,
            boolean durable,
            boolean demo) {

        /** On free ports, from nothing, without syncing to the disk. */
        public static Setting forTests(Path root, Path dir, String vrps) {
            return new Setting(root, dir, Places.free(), vrps, true, false, false);
        }
    }

    private PeeringSystem(Path dir, FileChannel lock, Consumer<String> progress) {
        this.dir = dir;
        this.lock = lock;
        this.progress = progress;
    }

    /**
     * Returns when every service is ready.
     *
     * @throws LaunchFailed if anything is not; what had started is stopped then
     */
    public static PeeringSystem start(Setting setting, Consumer<String> progress)
            throws LaunchFailed, IOException, InterruptedException {
        Files.createDirectories(setting.dir().resolve("log"));
        var system = new PeeringSystem(setting.dir(), locked(setting.dir()), progress);
        try {
            system.bringUp(setting);
            return system;
        } catch (LaunchFailed | IOException | InterruptedException | RuntimeException e) {
            try {
                system.close();
            } catch (IOException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    public Addresses addresses() {
        return addresses;
    }

    public Identities identities() {
        return identities;
    }

    public LocalStack stack() {
        return stack;
    }

    /** Tells scripts that everything is there. */
    public void announce() throws IOException {
        StackFile.write(dir, addresses);
    }

    /**
     * Kills a service as {@code kill -9} would; it comes back by itself.
     *
     * @param name as in {@code .stack/pids/}
     */
    public void kill(String name) {
        ProcessHandle.of(child(name).pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** True if the service answers now that it is ready. */
    public boolean isReady(String name) throws InterruptedException {
        return child(name).isReady();
    }

    @Override
    public void close() throws IOException {
        boolean interrupted = Thread.interrupted(); // stopping takes its time even so
        try {
            StackFile.delete(dir);
            restarts.shutdownNow();
            children.forEach(Child::stop);
            for (var child : children) {
                child.awaitEnd(STOP_WITHIN);
            }
            if (receiver != null) {
                receiver.close();
            }
            if (registries != null) {
                registries.close();
            }
            if (stack != null) {
                stack.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping", e);
        } finally {
            lock.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void bringUp(Setting setting) throws LaunchFailed, IOException, InterruptedException {
        Leftovers.clear(dir, progress);
        if (setting.fresh()) {
            Leftovers.forget(dir);
        }
        var taken = setting.places().taken();
        if (!taken.isEmpty()) {
            throw new LaunchFailed(
                    "in use by another program: "
                            + String.join(", ", taken)
                            + "\nStop that, or move everything: ./start --port-base 18080");
        }
        var secrets = Secrets.in(dir);
        identities = Cast.of(Places.url(setting.places().portal()), secrets.portalClient());
        startStack(setting);
        receiver =
                Receiver.start(
                        setting.places().receiver(),
                        Clock.systemUTC(),
                        dir.resolve("receiver-secrets.properties"));
        addresses = addressesOf(setting.places());
        if (setting.demo()) {
            registries = DemoRegistries.start(setting.places());
        }
        startServices(setting, Parts.all(setting.places(), dir, setting.vrps(), secrets));
    }

    private void startStack(Setting setting) throws LaunchFailed {
        progress.accept("starting Kafka, PostgreSQL and OpenID Connect");
        try {
            stack =
                    LocalStack.start(
                            dir, setting.places().ofStack(), identities, setting.durable());
        } catch (IOException e) {
            throw new LaunchFailed("the stack did not start: " + e.getMessage(), e);
        }
        progress.accept("Kafka, PostgreSQL and OpenID Connect are ready");
    }

    private void startServices(Setting setting, List<Part> parts)
            throws LaunchFailed, IOException, InterruptedException {
        for (var part : parts) {
            if (!Files.exists(part.program(setting.root()))) {
                throw new LaunchFailed(
                        part.name()
                                + " is not built: no "
                                + part.program(setting.root())
                                + "\nBuild it: ./mvnw package -DskipTests");
            }
            Files.deleteIfExists(dir.resolve("log").resolve(part.name() + ".log"));
            if (!part.database().isEmpty()) {
                stack.postgres().create(part.database());
            }
            children.add(new Child(part, setting.root(), dir, envOf(part), restarts, progress));
        }
        progress.accept(
                "starting " + String.join(", ", children.stream().map(Child::name).toList()));
        for (var child : children) {
            child.start();
        }
        for (var child : children) {
            child.awaitReady();
            progress.accept(child.name() + " is ready");
        }
    }

    private Map<String, String> envOf(Part part) {
        Map<String, String> env = new HashMap<>(part.env());
        if (registries != null && part.name().equals("validator")) {
            env.putAll(registries.env());
        }
        env.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        env.put("QUARKUS_HTTP_PORT", String.valueOf(part.port()));
        env.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false"); // a person reads these logs
        env.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
        env.put("QUARKUS_OIDC_AUTH_SERVER_URL", stack.issuer().url());
        if (!part.database().isEmpty()) {
            env.put("QUARKUS_DATASOURCE_JDBC_URL", stack.postgres().jdbcUrl(part.database()));
            env.put(
                    "QUARKUS_DATASOURCE_REACTIVE_URL",
                    stack.postgres().reactiveUrl(part.database()));
            env.put("QUARKUS_DATASOURCE_USERNAME", Postgres.OWNER);
            env.put("QUARKUS_DATASOURCE_PASSWORD", Postgres.OWNER_PASSWORD);
        }
        return env;
    }

    private Addresses addressesOf(Places places) {
        return new Addresses(
                new Addresses.Services(
                        Places.url(places.portal()),
                        Places.url(places.registration()),
                        Places.url(places.validator()),
                        Places.url(places.telemetry()),
                        Places.url(places.alerting())),
                new Addresses.Oidc(stack.issuer().url(), stack.issuer().tokenEndpoint()),
                Cast.scripted(identities),
                stack.bootstrapServers(),
                new Addresses.Postgres(
                        stack.postgres().jdbcUrl(Postgres.USER), Postgres.USER, Postgres.PASSWORD),
                receiver.url());
    }

    private Child child(String name) {
        return children.stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service '" + name + "'"));
    }

    private static FileChannel locked(Path dir) throws LaunchFailed, IOException {
        var channel =
                FileChannel.open(
                        dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException inThisJvm) {
            channel.close();
            throw new LaunchFailed("already running in " + dir, inThisJvm);
        }
        channel.close();
        throw new LaunchFailed(
                "already running in " + dir + "; stop that first (Ctrl-C where it was started)");
    }
}
