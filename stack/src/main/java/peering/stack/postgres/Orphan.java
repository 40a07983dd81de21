package peering.stack.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server whose parent was killed: it holds its data directory and its port, and answers nobody
 * who counts.
 */
final class Orphan {
    private static final int PATIENCE_SECONDS = 10;

    private Orphan() {}

    /**
     * Stops the server that runs on {@code data}, if one does. PostgreSQL writes its process id and
     * its directory into {@code postmaster.pid}; after a crash of the machine the id may be
     * somebody else's, so the process must be a postgres.
     */
    static void stopIn(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var process = ProcessHandle.of(pid).filter(Orphan::isPostgres);
        if (process.isPresent()) {
            stop(process.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(command -> command.contains("postgres")).isPresent();
    }

    private static void stop(ProcessHandle process) throws IOException {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IOException("cannot stop the old postgres " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the old postgres was stopping", e);
        }
    }
}
