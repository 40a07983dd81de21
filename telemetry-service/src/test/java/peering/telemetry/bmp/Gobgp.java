package peering.telemetry.bmp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

    /**
     * A router of AS64600, which waits for a partner and tells the door of it by BMP.
     *
     * @param name by which it tells
     * @param address of loopback that it listens at
     * @param partner its address, and its AS number
     * @param bmp port of the door
     */
    static String router(
            String name, InetSocketAddress address, Map.Entry<String, Long> partner, int bmp) {
        return """
        [global.config]
          as = 64600
          router-id = "192.0.2.5"
          port = %d
          local-address-list = ["%s"]
        [[neighbors]]
          [neighbors.config]
            neighbor-address = "%s"
            peer-as = %d
          [neighbors.transport.config]
            passive-mode = true
        [[bmp-servers]]
          [bmp-servers.config]
            address = "127.0.0.1"
            port = %d
            route-monitoring-policy = "pre-policy"
            sys-name = "%s"
        """
                .formatted(
                        address.getPort(),
                        address.getHostString(),
                        partner.getKey(),
                        partner.getValue(),
                        bmp,
                        name);
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
