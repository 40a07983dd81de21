package peering.stack.rtr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import peering.stack.Ports;

/**
 * StayRTR as a process: a cache that serves a file of rpki-client's JSON and notifies its clients a
 * second after the file has changed.
 */
public final class Stayrtr implements AutoCloseable {
    private final Path dir;
    private final int port;
    private final List<String> more;
    private Process process;

    private Stayrtr(Path dir, int port, List<String> more) {
        this.dir = dir;
        this.port = port;
        this.more = more;
    }

    /**
     * @param dir for its file and its log
     * @param json what it serves
     * @throws AssertionError if there is no StayRTR here
     */
    public static Stayrtr start(Path dir, String json) throws IOException {
        return start(dir, json, Duration.ofSeconds(1));
    }

    /**
     * The same, which looks at a file that takes long to read less often.
     *
     * @param every whole seconds
     */
    public static Stayrtr start(Path dir, String json, Duration every) throws IOException {
        int port = Ports.free();
        var more = List.of("-bind", "127.0.0.1:" + port, "-refresh", "" + every.toSeconds());
        return started(new Stayrtr(dir, port, more), json);
    }

    /**
     * As {@link #start(Path, String)}, over TLS and nothing else.
     *
     * @param certificate chain, PEM
     * @param key PEM
     */
    public static Stayrtr startTls(Path dir, String json, Path certificate, Path key)
            throws IOException {
        int port = Ports.free();
        var more =
                List.of(
                        "-bind",
                        "",
                        "-tls.bind",
                        "127.0.0.1:" + port,
                        "-tls.cert",
                        certificate.toString(),
                        "-tls.key",
                        key.toString());
        return started(new Stayrtr(dir, port, more), json);
    }

    private static Stayrtr started(Stayrtr cache, String json) throws IOException {
        cache.serve(json);
        cache.restart();
        return cache;
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** From now on it serves this. */
    public void serve(String json) throws IOException {
        var fresh = Files.createTempFile(dir, "vrps", ".json");
        Files.writeString(fresh, json);
        Files.move(
                fresh, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Another process at the same port: another session, serial 0. */
    public void restart() throws IOException {
        kill();
        var command =
                new ArrayList<>(
                        List.of(
                                "stayrtr",
                                "-cache",
                                file().toString(),
                                "-checktime=false",
                                "-refresh",
                                "1",
                                "-metrics.addr",
                                "127.0.0.1:" + Ports.free()));
        command.addAll(more);
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(dir.resolve("stayrtr.log").toFile())
                            .start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "this test needs StayRTR (Debian: apt-get install stayrtr)", missing);
        }
    }

    /** As by {@code kill -9}. */
    public void kill() {
        if (process != null) process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private Path file() {
        return dir.resolve("vrps.json");
    }
}
