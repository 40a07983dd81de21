package peering.telemetry.world;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the relationships of networks come from. */
@ConfigMapping(prefix = "peering.relationships")
public interface RelationshipConfig {
    /**
     * A file, or an http or https URL, in CAIDA's serial-1 or serial-2 form, plain or gzip; empty:
     * leaks are found by ASPAs only.
     */
    Optional<String> source();

    /** How often it is read again; such lists are made once a month. */
    @WithDefault("24h")
    Duration refresh();

    /** How soon it is tried again while there is none at all. */
    @WithDefault("30s")
    Duration firstRetry();

    /** The whole exchange over HTTP, connect to last byte. */
    @WithDefault("60s")
    Duration timeout();
}
