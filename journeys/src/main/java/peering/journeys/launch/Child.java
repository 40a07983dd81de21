package peering.journeys.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A service as a child process.
 *
 * <p>Until it was ready once, its death is the launch's failure. After that it is started again,
 * sooner or later as {@link Backoff} says: what is killed comes back.
 */
final class Child {
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final int LOG_LINES = 25;

    private final Part part;
    private final List<String> command;
    private final Map<String, String> env;
    private final Path log;
    private final Path pidFile;
    private final ScheduledExecutorService restarts;
    private final Consumer<String> progress;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Process process;
    private boolean wasReady;
    private boolean stopping;
    private Backoff backoff = Backoff.NONE;
    private Instant started;

    /**
     * @param restarts runs the restarts; belongs to the caller
     */
    Child(
            Part part,
            Path root,
            Path dir,
            Map<String, String> env,
            ScheduledExecutorService restarts,
            Consumer<String> progress) {
        this.part = part;
        this.command = part.command(root, Leftovers.marker(dir));
        this.env = env;
        this.log = dir.resolve("log").resolve(part.name() + ".log");
        this.pidFile = dir.resolve("pids").resolve(part.name());
        this.restarts = restarts;
        this.progress = progress;
    }

    synchronized void start() throws IOException {
        if (stopping) {
            return;
        }
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(env);
        process = builder.start();
        process.getOutputStream().close();
        started = Instant.now();
        Files.writeString(pidFile, process.pid() + "\n");
        process.onExit().thenAccept(this::ended);
    }

    /** Returns when the service says that it is ready. */
    void awaitReady() throws LaunchFailed, InterruptedException {
        Instant end = Instant.now().plus(READY_WITHIN);
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new LaunchFailed(
                        part.name()
                                + " ended with "
                                + process.exitValue()
                                + "; the last of "
                                + log
                                + ":\n"
                                + lastWords());
            }
            if (Instant.now().isAfter(end)) {
                throw new LaunchFailed(
                        part.name()
                                + " was not ready within "
                                + READY_WITHIN.toSeconds()
                                + " s; the last of "
                                + log
                                + ":\n"
                                + lastWords());
            }
            TimeUnit.MILLISECONDS.sleep(
                    200); // between two questions to another process there is nothing to wait on
        }
        synchronized (this) {
            wasReady = true;
        }
    }

    /** True if the service answers now that it is ready. */
    boolean isReady() throws InterruptedException {
        var question =
                HttpRequest.newBuilder(URI.create(part.url() + "/q/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Asks the process to end; {@link #awaitEnd} waits for it. */
    synchronized void stop() {
        stopping = true;
        if (process != null) {
            process.destroy();
        }
    }

    void awaitEnd(Duration patience) throws IOException, InterruptedException {
        if (process != null && !process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            progress.accept(part.name() + " does not stop; killed");
            process.destroyForcibly().waitFor();
        }
        Files.deleteIfExists(pidFile);
    }

    String name() {
        return part.name();
    }

    synchronized long pid() {
        return process.pid();
    }

    private synchronized void ended(Process which) {
        if (stopping || !wasReady || which != process) {
            return;
        }
        backoff = backoff.after(Duration.between(started, Instant.now()));
        progress.accept(
                "%s ended unexpectedly (%d); starting it again in %d s"
                        .formatted(part.name(), which.exitValue(), backoff.pause().toSeconds()));
        restarts.schedule(this::restart, backoff.pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void restart() {
        try {
            start();
        } catch (IOException e) {
            progress.accept(part.name() + " cannot be started again: " + e.getMessage());
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
