package peering.telemetry.degradation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When latency is worse, and when it is well again. See {@link RankGate}. */
@ConfigMapping(prefix = "peering.degradation")
public interface DegradationConfig {
    /** The newest answered samples, which are judged. */
    @WithDefault("8")
    int latest();

    /** The ones before, against which they are judged. */
    @WithDefault("30")
    int baseline();

    /** From so many before on it is judged at all. */
    @WithDefault("15")
    int leastBaseline();

    /** A rise of the median below this many milliseconds is nobody's trouble. */
    @WithDefault("5")
    double leastRiseMillis();

    /** Nor is one below this share of the baseline. */
    @WithDefault("0.05")
    double leastRiseShare();

    /** One-sided Mann-Whitney z from which the rise is no chance: 3.09 is one in a thousand. */
    @WithDefault("3.09")
    double certainty();

    /** A rise of at least this many milliseconds that also doubles the median is critical. */
    @WithDefault("100")
    double criticalRiseMillis();

    /** What has lasted this long is how it is now: the trouble ends, the baseline starts anew. */
    @WithDefault("24h")
    Duration newNormalAfter();
}
