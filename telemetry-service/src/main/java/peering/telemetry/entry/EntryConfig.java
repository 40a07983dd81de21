package peering.telemetry.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the way into our network is called a bad one. */
@ConfigMapping(prefix = "peering.entry")
public interface EntryConfig {
    /** It has to last so long: sessions come up one after the other, and paths move. */
    @WithDefault("5m")
    Duration after();

    /** It is over when it has been well for so long. */
    @WithDefault("1m")
    Duration endAfter();

    /**
     * What changes about one that is open is told after so long at the soonest, as it is then:
     * paths that flap would be a fact a second.
     */
    @WithDefault("1m")
    Duration newsAfter();

    /** What comes back so soon after its end is the same trouble, open again. */
    @WithDefault("10m")
    Duration reopenWithin();

    /**
     * Networks in the path that we receive, prepending not counted: the partner and the customer
     * that it carries are two. A policy may allow more.
     */
    @WithDefault("2")
    int longestPath();

    /** Sites that are further apart than this are in different regions. */
    @WithDefault("1500")
    int regionKm();

    /** Own routes remembered in a partition; more are counted and left out. */
    @WithDefault("500000")
    int mostRoutes();
}
