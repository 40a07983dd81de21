package peering.rpki.source.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of others, as a process. */
final class Program {
    private static final int MINUTES = 5;

    private Program() {}

    /**
     * Goes on until it is stopped.
     *
     * @param hint what it is, and how Debian has it
     * @throws AssertionError if it is not here
     */
    static Process started(String hint, Path out, List<String> command) {
        return started(hint, new ProcessBuilder(command), out);
    }

    /**
     * Returns when it has ended, however it did: rpki-rov calls the end of the questions an error.
     *
     * @param in what it reads
     * @param out what it says
     */
    static void run(String hint, Path in, Path out, List<String> command)
            throws InterruptedException {
        var process = started(hint, new ProcessBuilder(command).redirectInput(in.toFile()), out);
        if (process.waitFor(MINUTES, TimeUnit.MINUTES)) return;
        process.destroyForcibly();
        throw new AssertionError(hint + " does not end");
    }

    private static Process started(String hint, ProcessBuilder builder, Path out) {
        try {
            return builder.redirectOutput(out.toFile())
                    .redirectError(Path.of(out + ".err").toFile())
                    .start();
        } catch (IOException missing) {
            throw new AssertionError("this test needs " + hint, missing);
        }
    }
}
