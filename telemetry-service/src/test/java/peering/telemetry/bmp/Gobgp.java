package peering.telemetry.bmp;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import peering.stack.Ports;

/** A real BGP speaker: gobgpd as a process, and the program that commands it. */
final class Gobgp implements AutoCloseable {
    private final Process daemon;
    private final int commands;

    private Gobgp(Process daemon, int commands) {
        this.daemon = daemon;
        this.commands = commands;
    }

    /**
     * @param config in gobgpd's TOML
     * @throws AssertionError if there is no gobgpd here
     */
    static Gobgp start(Path dir, String name, String config) throws IOException {
        var file = Files.writeString(dir.resolve(name + ".toml"), config);
        int commands = Ports.free();
        return new Gobgp(
                process(
                        List.of(
                                "gobgpd",
                                "--config-file=" + file,
                                "--api-hosts=127.0.0.1:" + commands,
                                "--pprof-disable"),
                        dir.resolve(name + ".log").toFile()),
                commands);
    }

    /** True if gobgpd did what it was told. */
    boolean does(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("gobgp", "-p", String.valueOf(commands)));
        command.addAll(List.of(words));
        return process(command, new File("/dev/null")).waitFor() == 0;
    }

    private static Process process(List<String> command, File log) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "this test needs GoBGP (Debian: apt-get install gobgpd)", missing);
        }
    }

    void kill() {
        daemon.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
