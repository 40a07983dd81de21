package peering.validator.gather;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How slow sources are asked; see the README. */
@ConfigMapping(prefix = "peering.gather")
interface GatherConfig {
    /** How often it is looked whether somebody has to be asked. */
    @WithDefault("500ms")
    Duration lookEvery();

    /**
     * How often it is looked for claims that were never asked about: of before it was configured.
     */
    @WithDefault("30s")
    Duration missingEvery();

    /** Questions of one kind under way at the same time, in one replica. */
    @WithDefault("8")
    int atOnce();

    /** Dry runs of one organisation under way at the same time, in one replica. */
    @WithDefault("2")
    int dryRunsAtOnce();

    /** How long somebody who asks before claiming waits for the sources. */
    @WithDefault("10s")
    Duration patience();

    /** A question that was not answered after that long is asked again, by whoever comes first. */
    @WithDefault("2m")
    Duration lease();

    /** After the first failure; doubled with each that follows. */
    @WithDefault("30s")
    Duration firstRetry();

    @WithDefault("1h")
    Duration longestRetry();
}
