package peering.validator.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where the VRPs come from and how far they are trusted. */
@ConfigMapping(prefix = "peering.vrps")
public interface VrpConfig {
    /**
     * A file, or an http or https URL, in rpki-client's or Routinator's JSON, plain, gzip or bzip2.
     * With Routinator: {@code http://routinator:8323/json}.
     */
    String location();

    /** How often it is read again. */
    @WithDefault("10m")
    Duration refresh();

    /** How soon it is tried again while there is no table at all. */
    @WithDefault("5s")
    Duration firstRetry();

    /** A table that was made longer ago is called stale in every finding that rests on it. */
    @WithDefault("6h")
    Duration staleAfter();

    /**
     * A new table that is smaller than the old one by more than this share is refused: when a
     * repository fails, valid prefixes must not lose their standing by the thousand.
     */
    @WithDefault("0.2")
    double maxShrink();

    /** The whole exchange over HTTP, connect to last byte. */
    @WithDefault("60s")
    Duration timeout();
}
