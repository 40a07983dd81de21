package peering.telemetry.bmp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import peering.stack.Ports;

/**
 * A partner: BIRD, AS64604 at 127.0.0.4, which announces 198.19.4.0/24 to routers of AS64600 and
 * dumps what it hears as MRT.
 */
final class Bird implements AutoCloseable {
    private static final String HINT = "BIRD (Debian: apt-get install bird2)";

    private final Path home;
    private final Daemon daemon;

    private Bird(Path home, Daemon daemon) {
        this.home = home;
        this.daemon = daemon;
    }

    /** A router's address and port. */
    record Router(String address, int port) {}

    static Bird start(Path dir, Router... routers) throws IOException {
        var home = Files.createDirectories(dir.resolve("bird"));
        var config = Files.writeString(home.resolve("bird.conf"), config(home, routers));
        var daemon =
                Daemon.start(
                        home.resolve("bird.out"),
                        HINT,
                        "/usr/sbin/bird",
                        "-f",
                        "-c",
                        config.toString(),
                        "-s",
                        home.resolve("bird.ctl").toString());
        return new Bird(home, daemon);
    }

    /** Stops or goes on announcing; true if it did. */
    boolean announces(boolean yes) throws IOException, InterruptedException {
        return Daemon.runs(
                home.resolve("birdc.out"),
                HINT,
                "/usr/sbin/birdc",
                "-s",
                home.resolve("bird.ctl").toString(),
                yes ? "enable" : "disable",
                "ours");
    }

    /** What it has written so far of its sessions, BGP4MP. */
    byte[] updates() throws IOException {
        return Files.readAllBytes(home.resolve("updates.mrt"));
    }

    /** The tables that it has written, TABLE_DUMP_V2, in order. */
    List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().startsWith("table"))
                    .sorted()
                    .toList();
        }
    }

    void kill() {
        daemon.kill();
    }

    @Override
    public void close() {
        kill();
    }

    private static String config(Path home, Router... routers) {
        String head =
                """
                router id 192.0.2.4;
                log "%1$s/bird.log" all;
                mrtdump "%1$s/updates.mrt";
                mrtdump protocols all;
                protocol device {}
                protocol mrt { table "master4"; filename "%1$s/table.%%s.mrt"; period 1; }
                protocol static ours {
                  ipv4;
                  route 198.19.4.0/24 blackhole {
                    bgp_community.add((64604,7));
                    bgp_large_community.add((64604,1,2));
                  };
                }
                """
                        .formatted(home);
        return head + Stream.of(routers).map(Bird::session).collect(Collectors.joining());
    }

    private static String session(Router router) {
        return """
        protocol bgp {
          local 127.0.0.4 port %d as 64604;
          neighbor %s port %d as 64600;
          strict bind yes;
          multihop;
          connect delay time 1;
          connect retry time 1;
          error wait time 1, 1;
          ipv4 { import all; export where source = RTS_STATIC; next hop address 192.0.2.4; };
        }
        """
                .formatted(Ports.free(), router.address(), router.port());
    }
}
