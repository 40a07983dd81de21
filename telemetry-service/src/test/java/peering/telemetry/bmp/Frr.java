package peering.telemetry.bmp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A router: FRR's bgpd alone, AS64600 at 127.0.0.1, whose one partner is AS64604 at 127.0.0.4. It
 * announces 198.19.5.0/24 itself, and tells by BMP what it hears.
 */
final class Frr {
    private static final String PROGRAM = "/usr/lib/frr/bgpd";
    private static final String HINT = "FRR (Debian: apt-get install frr)";

    private Frr() {}

    /**
     * @param bgp port that it listens on
     * @param bmp port of the door
     */
    static Daemon start(Path dir, int bgp, int bmp) throws IOException {
        var home = Files.createDirectories(dir.resolve("frr"));
        var config = Files.writeString(home.resolve("bgpd.conf"), config(bmp));
        return Daemon.start(
                home.resolve("bgpd.log"),
                HINT,
                PROGRAM,
                "--config_file=" + config,
                "-M",
                "bmp",
                "--no_zebra",
                "--no_kernel",
                "--skip_runas",
                "--listenon=127.0.0.1",
                "--bgp_port=" + bgp,
                "--vty_port=0",
                "--vty_socket=" + home,
                "--pid_file=" + home.resolve("bgpd.pid"));
    }

    private static String config(int bmp) {
        return """
        hostname frr.one
        router bgp 64600
         bgp router-id 192.0.2.1
         no bgp ebgp-requires-policy
         no bgp network import-check
         neighbor 127.0.0.4 remote-as 64604
         neighbor 127.0.0.4 passive
         neighbor 127.0.0.4 disable-connected-check
         neighbor 127.0.0.4 timers 3 9
         address-family ipv4 unicast
          network 198.19.5.0/24
          neighbor 127.0.0.4 soft-reconfiguration inbound
         exit-address-family
         bmp targets ops
          bmp connect 127.0.0.1 port %d min-retry 100 max-retry 1000
          bmp monitor ipv4 unicast pre-policy
          bmp stats interval 1000
         exit
        exit
        """
                .formatted(bmp);
    }
}
