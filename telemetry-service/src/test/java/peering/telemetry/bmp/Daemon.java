package peering.telemetry.bmp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program of others, as a process of its own. */
final class Daemon implements AutoCloseable {
    private final Process process;

    private Daemon(Process process) {
        this.process = process;
    }

    /**
     * @param hint what to install
     * @throws AssertionError if it is not here
     */
    static Daemon start(Path log, String hint, String... command) throws IOException {
        return new Daemon(process(log, hint, command));
    }

    /** True if it ended well. */
    static boolean runs(Path log, String hint, String... command)
            throws IOException, InterruptedException {
        return process(log, hint, command).waitFor() == 0;
    }

    private static Process process(Path log, String hint, String... command) throws IOException {
        if (command[0].startsWith("/") && !Files.isExecutable(Path.of(command[0]))) {
            throw new AssertionError("this test needs " + hint);
        }
        try {
            return new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException missing) {
            throw new AssertionError("this test needs " + hint, missing);
        }
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
