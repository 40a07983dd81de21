package peering.telemetry.world;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where VRPs and ASPAs come from, and how far they are trusted. */
@ConfigMapping(prefix = "peering.rpki")
public interface RpkiConfig {
    /**
     * A file, or an http or https URL, in rpki-client's or Routinator's JSON, plain or gzip; or a
     * cache that speaks RPKI-to-Router, {@code rtr://host:port} or, over TLS, {@code
     * rtrs://host:port}. Empty: RPKI is no evidence.
     */
    Optional<String> source();

    /** How often it is read again. */
    @WithDefault("10m")
    Duration refresh();

    /** How soon it is tried again while there is no table at all. */
    @WithDefault("5s")
    Duration firstRetry();

    /** The whole exchange over HTTP, connect to last byte. */
    @WithDefault("60s")
    Duration timeout();

    /**
     * A new table that is smaller than the old one by more than this share is refused: when a
     * repository fails, hijacks must not lose their evidence by the thousand.
     */
    @WithDefault("0.2")
    double maxShrink();

    /**
     * A VRP that runs out so soon after the table was made, and that the table before gave the same
     * end, is expiring. Relying parties see objects renewed hours before their end; of 723,521 VRPs
     * of a day in 2025 none was an hour from its end.
     */
    @WithDefault("1h")
    Duration expiringWithin();
}
