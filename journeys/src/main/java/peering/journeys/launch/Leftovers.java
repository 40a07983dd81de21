package peering.journeys.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import peering.stack.postgres.Postgres;

/**
 * What a launcher that was killed left behind: processes, and a file that promises a running
 * system.
 */
final class Leftovers {
    private static final int PATIENCE_SECONDS = 10;
    private static final Set<String> NEVER_FORGOTTEN = Set.of("lock", "log");

    private Leftovers() {}

    /**
     * On the command line of each child: says whose it is, so that no other process is ever stopped
     * by mistake. Not below "peering.": a service refuses names there that it does not know.
     */
    static String marker(Path dir) {
        return "-Dlauncher.dir=" + dir;
    }

    /**
     * Stops what still runs of an earlier system in {@code dir}. Call with the directory's lock
     * held.
     */
    static void clear(Path dir, Consumer<String> progress) throws IOException {
        Files.deleteIfExists(dir.resolve(StackFile.NAME));
        Path pids = Files.createDirectories(dir.resolve("pids"));
        List<ProcessHandle> ours = new ArrayList<>();
        try (var files = Files.list(pids)) {
            for (Path file : files.toList()) {
                ours.addAll(processOf(file, dir));
                Files.delete(file);
            }
        }
        if (!ours.isEmpty()) {
            progress.accept(
                    "stopping " + ours.size() + " processes that an earlier start left behind");
            ours.forEach(ProcessHandle::destroy);
            for (var process : ours) {
                awaitEnd(process);
            }
        }
        Postgres.stopOrphan(dir.resolve("postgres"));
    }

    /** Deletes all data in {@code dir}. Call with the directory's lock held and nothing running. */
    static void forget(Path dir) throws IOException {
        try (var entries = Files.list(dir)) {
            for (Path entry : entries.toList()) {
                if (!NEVER_FORGOTTEN.contains(entry.getFileName().toString())) {
                    delete(entry);
                }
            }
        }
        Files.createDirectories(dir.resolve("pids"));
    }

    private static List<ProcessHandle> processOf(Path pidFile, Path dir) throws IOException {
        String text = Files.readString(pidFile).strip();
        return text.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(text))
                        .filter(process -> isOurs(process, dir))
                        .stream()
                        .toList()
                : List.of();
    }

    private static boolean isOurs(ProcessHandle process, Path dir) {
        return process.info()
                .arguments()
                .filter(arguments -> List.of(arguments).contains(marker(dir)))
                .isPresent();
    }

    private static void awaitEnd(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IOException("cannot stop process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while process " + process.pid() + " was ending", e);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (var all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
