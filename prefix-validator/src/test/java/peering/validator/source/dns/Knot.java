package peering.validator.source.dns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import peering.stack.Ports;

/** Knot as a process: a name server with a signed reverse zone and an unsigned one. */
public final class Knot implements AutoCloseable {
    public static final String SIGNED = "100.51.198.in-addr.arpa";
    public static final String UNSIGNED = "8.b.d.0.1.0.0.2.ip6.arpa";

    private final Path dir;
    private final int port;
    private Process process;

    private Knot(Path dir, int port) {
        this.dir = dir;
        this.port = port;
    }

    /**
     * @throws AssertionError if there is no Knot here
     */
    public static Knot start(Path dir) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/sbin/knotd"))) {
            throw new AssertionError("this test needs Knot (Debian: apt-get install knot)");
        }
        var knot = new Knot(Files.createDirectories(dir.toAbsolutePath()), Ports.free());
        knot.writeZone(SIGNED);
        knot.writeZone(UNSIGNED);
        Files.writeString(knot.config(), knot.configuration());
        knot.begin();
        return knot;
    }

    private void begin() throws IOException {
        process =
                new ProcessBuilder("/usr/sbin/knotd", "-c", config().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(dir.resolve("knotd.log").toFile())
                        .start();
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> run("knotc", "-s", socket(), "zone-status").contains(UNSIGNED));
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** The signed zone's DS, as an anchor. */
    public String anchor() throws IOException, InterruptedException {
        return run("keymgr", "-c", config().toString(), SIGNED, "ds")
                .lines()
                .filter(line -> line.contains(" 13 2 "))
                .findFirst()
                .orElseThrow()
                .replaceFirst(" DS ", " IN DS ");
    }

    /** Publishes a record; answered when it can be asked for. */
    public void add(String zone, String owner, String type, String data)
            throws IOException, InterruptedException {
        run("knotc", "-s", socket(), "-b", "zone-begin", zone);
        run("knotc", "-s", socket(), "-b", "zone-set", zone, owner, "60", type, data);
        run("knotc", "-s", socket(), "-b", "zone-commit", zone);
    }

    private String configuration() {
        return """
        server:
            listen: 127.0.0.1@%d
            rundir: %s
        log:
          - target: stderr
            any: info
        database:
            storage: %2$s
        policy:
          - id: one
            algorithm: ecdsap256sha256
            single-type-signing: on
        zone:
          - domain: %s
            storage: %2$s
            dnssec-signing: on
            dnssec-policy: one
          - domain: %s
            storage: %2$s
        """
                .formatted(port, dir, SIGNED, UNSIGNED);
    }

    private void writeZone(String zone) throws IOException {
        Files.writeString(
                dir.resolve(zone + ".zone"),
                """
                $ORIGIN %s.
                $TTL 60
                @ SOA ns.example. ops.example. 1 3600 600 86400 60
                @ NS ns.example.
                7 PTR gateway.example.
                long TXT "one, " "two"
                alias CNAME long
                round CNAME about
                about CNAME round
                many TXT %s
                """
                                .formatted(zone, "\"x\"")
                        + many());
    }

    private static String many() {
        var lines = new StringBuilder();
        for (int at = 0; at < 120; at++)
            lines.append("many TXT \"value ").append(at).append("\"\n");
        return lines.toString();
    }

    private String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return text;
    }

    private Path config() {
        return dir.resolve("knot.conf");
    }

    private String socket() {
        return dir.resolve("knot.sock").toString();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
