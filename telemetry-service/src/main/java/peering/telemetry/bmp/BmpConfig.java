package peering.telemetry.bmp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Routers that tell by BMP. Off until a port is set. */
@ConfigMapping(prefix = "peering.bmp")
public interface BmpConfig {
    /** Where routers connect to; 0 takes any that is free; unset is off. */
    OptionalInt port();

    @WithDefault("0.0.0.0")
    String host();

    /**
     * Who may connect, as prefixes such as {@code 10.0.0.0/8}. Needed: what a router says is
     * believed.
     */
    Optional<List<String>> allowed();

    /** Name of a configuration in Quarkus' TLS registry; unset is plain TCP. */
    Optional<String> tls();

    @WithDefault("200")
    int mostConnections();

    @WithDefault("4")
    int mostPerAddress();

    /** Records that are taken of one connection in a second; a router that talks faster waits. */
    @WithDefault("20000")
    int mostPerSecond();

    /** A connection on which nothing was said for so long is closed; a router connects again. */
    @WithDefault("30m")
    Duration idle();

    /**
     * A router of which the network has shown nothing for so long is asked, up to four times and as
     * far apart, whether it is still there (TCP keepalive); one that does not answer is gone.
     */
    @WithDefault("15s")
    Duration keepAlive();

    /** How often the door says of each session that is up that it still is. */
    @WithDefault("15s")
    Duration beat();

    /** Messages of one connection that make no sense, before it is closed. */
    @WithDefault("1000")
    int mostDamaged();

    /** A session of which no door has said for so long that it is up is down. */
    @WithDefault("60s")
    Duration lostAfter();

    /**
     * How long a session that is shown anew has to show its routes; what is missing then is gone.
     */
    @WithDefault("2m")
    Duration settle();

    /** Routes on our own sessions that are kept, per partition; more are counted and not kept. */
    @WithDefault("5000000")
    long mostRoutes();

    /** Prefixes of one session that are told as announced at a time; more are counted. */
    @WithDefault("100000")
    int mostTold();

    /**
     * By what a router calls itself (its {@code sysName}, or its address): where it stands and what
     * registration calls it, {@code siteId/router}.
     */
    Map<String, String> routers();
}
