package peering.telemetry.bmp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import peering.stack.Ports;

/** A real BGP speaker: gobgpd as a process, and the program that commands it. */
final class Gobgp implements AutoCloseable {
    private static final String HINT = "GoBGP (Debian: apt-get install gobgpd)";

    private final Daemon daemon;
    private final int commands;
    private final Path log;

    private Gobgp(Daemon daemon, int commands, Path log) {
        this.daemon = daemon;
        this.commands = commands;
        this.log = log;
    }

    /**
     * @param config in gobgpd's TOML
     * @throws AssertionError if there is no gobgpd here
     */
    static Gobgp start(Path dir, String name, String config) throws IOException {
        var file = Files.writeString(dir.resolve(name + ".toml"), config);
        var log = dir.resolve(name + ".log");
        int commands = Ports.free();
        var daemon =
                Daemon.start(
                        log,
                        HINT,
                        "gobgpd",
                        "--config-file=" + file,
                        "--api-hosts=127.0.0.1:" + commands,
                        "--pprof-disable");
        return new Gobgp(daemon, commands, log);
    }

    /** True if gobgpd did what it was told. */
    boolean does(String... words) throws IOException, InterruptedException {
        var command = Stream.of("gobgp", "-p", String.valueOf(commands));
        return Daemon.runs(
                log, HINT, Stream.concat(command, Stream.of(words)).toArray(String[]::new));
    }

    void kill() {
        daemon.kill();
    }

    @Override
    public void close() {
        kill();
    }
}
