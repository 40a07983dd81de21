package peering.validator.source.dns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import peering.stack.Ports;

/** Unbound as a process: a resolver that validates {@link Knot}'s zones. */
final class Unbound implements AutoCloseable {
    private static final String PROGRAM = "/usr/sbin/unbound";

    private final int port;
    private final Process process;

    private Unbound(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * @param authority where the zones are served
     * @param anchor a DS of the signed one
     * @throws AssertionError if there is no Unbound here
     */
    static Unbound start(Path dir, String authority, String anchor) throws IOException {
        if (!Files.isExecutable(Path.of(PROGRAM))) {
            throw new AssertionError("this test needs Unbound (Debian: apt-get install unbound)");
        }
        int port = Ports.free();
        var home = Files.createTempDirectory(dir, "unbound");
        var config =
                Files.writeString(
                        home.resolve("unbound.conf"),
                        configuration(home, port, authority.replace(':', '@'), anchor));
        var log = home.resolve("unbound.log");
        var process =
                new ProcessBuilder(PROGRAM, "-d", "-c", config.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> Files.readString(log).contains("start of service"));
        return new Unbound(port, process);
    }

    private static String configuration(Path home, int port, String authority, String anchor) {
        return """
        server:
            interface: 127.0.0.1
            port: %d
            directory: "%s"
            pidfile: ""
            username: ""
            chroot: ""
            use-syslog: no
            verbosity: 1
            do-not-query-localhost: no
            module-config: "validator iterator"
            local-zone: "%s." nodefault
            local-zone: "%s." nodefault
            trust-anchor: "%s"
        stub-zone:
            name: "%3$s"
            stub-addr: %6$s
        stub-zone:
            name: "%4$s"
            stub-addr: %6$s
        remote-control:
            control-enable: no
        """
                .formatted(port, home, Knot.SIGNED, Knot.UNSIGNED, anchor, authority);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
