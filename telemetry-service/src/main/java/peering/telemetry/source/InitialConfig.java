package peering.telemetry.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tables that are read at the start, so that what is wrong already is found. */
@ConfigMapping(prefix = "peering.mrt")
public interface InitialConfig {
    /**
     * MRT files, directories of them, or http(s) URLs, each as {@code rrc00=/data/bview.gz}: the
     * collector's name, and where its table is.
     */
    Optional<List<String>> initial();

    /** How often it is looked whether one still has to be read. */
    @WithDefault("10s")
    Duration initialRetry();

    /** Whoever took one and has not said for so long that it is read is taken for dead. */
    @WithDefault("30m")
    Duration initialClaim();
}
