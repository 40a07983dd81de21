package peering.journeys.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import peering.journeys.world.DemoWorld;

/**
 * What {@code ./start} runs. Ends with 0 when it was asked to stop, 1 when the system did not come
 * up, 2 when it was not understood.
 */
public final class Launch {
    private final Path root;
    private final Path dir;
    private final Progress progress;
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * Who is to be interrupted while the system starts; nobody once it runs, so that stopping is
     * never interrupted.
     */
    private final AtomicReference<Thread> starting = new AtomicReference<>(Thread.currentThread());

    private Launch(Path root, Progress progress) {
        this.root = root;
        this.dir = root.resolve(".stack");
        this.progress = progress;
    }

    /**
     * @param args as {@code ./start --help} has them; system property {@code peering.root} is the
     *     project's directory
     */
    public static void main(String[] args) {
        Path root = Path.of(System.getProperty("peering.root", "")).toAbsolutePath().normalize();
        Path cwd = Path.of(System.getProperty("peering.cwd", "")).toAbsolutePath();
        try {
            var options =
                    Options.parse(
                            List.of(args),
                            root.resolve("journeys/data/vrps-demo.json.gz").toString(),
                            cwd);
            System.exit(new Launch(root, new Progress(System.out, Clock.systemUTC())).run(options));
        } catch (Options.Misunderstood e) {
            System.err.println("./start: " + e.getMessage());
            System.exit(2);
        }
    }

    private int run(Options options) {
        for (String signal : List.of("TERM", "HUP")) {
            Signals.on(signal, this::askToStop);
        }
        stopWithParent();
        var setting =
                new PeeringSystem.Setting(
                        root,
                        dir,
                        Places.from(options.portBase()),
                        options.vrps(),
                        options.fresh(),
                        true,
                        !options.empty());
        try (var system = PeeringSystem.start(setting, progress)) {
            if (!options.empty()) {
                DemoWorld.load(system.addresses(), root, progress);
            }
            system.announce();
            starting.set(null);
            System.out.println(Farewell.of(system, dir));
            stop.await();
            progress.accept("stopping: services first, then the stack");
            return 0;
        } catch (InterruptedException
                | LaunchFailed
                | IOException
                | UncheckedIOException
                | IllegalStateException e) {
            return ended(e);
        }
    }

    private int ended(Exception why) {
        if (stop.getCount() == 0) {
            progress.accept("stopped before everything was ready");
            return 0;
        }
        System.err.println("\nNot started: " + why.getMessage());
        return 1;
    }

    private void askToStop() {
        stop.countDown();
        var thread = starting.getAndSet(null);
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Where {@code ./start} itself was killed, nobody would tell us. */
    private void stopWithParent() {
        Long parent = Long.getLong("peering.parent");
        if (parent != null) {
            ProcessHandle.of(parent)
                    .ifPresentOrElse(
                            handle -> handle.onExit().thenRun(this::askToStop), this::askToStop);
        }
    }
}
