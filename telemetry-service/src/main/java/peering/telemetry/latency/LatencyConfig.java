package peering.telemetry.latency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What samples are taken, and how long they are looked at. */
@ConfigMapping(prefix = "peering.latency")
public interface LatencyConfig {
    /** Samples of one batch. */
    @WithDefault("10000")
    int mostSamples();

    /** Older samples are refused: their windows are closed. */
    @WithDefault("7d")
    Duration oldest();

    /** How long windows stay in the database; no shorter than the longest report. */
    @WithDefault("32d")
    Duration keep();

    /** How far a probe's clock may be ahead of ours. */
    @WithDefault("5m")
    Duration aheadOfUs();

    /** How long after its end an hour of a place and a site waits for samples that come late. */
    @WithDefault("10m")
    Duration siteGrace();

    /** A round trip longer than this is an answer to nothing. */
    @WithDefault("60000")
    double mostMillis();
}
