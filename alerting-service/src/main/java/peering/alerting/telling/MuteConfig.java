package peering.alerting.telling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** When an alert is held back, beside what customers say themselves. */
@ConfigMapping(prefix = "peering.mute")
public interface MuteConfig {
    /**
     * Which alert keeps which from being told while it is open, if both have the same value of a
     * label: {@code source>target:label}.
     */
    @WithDefault("site-down>session-down:site,path-change>latency-degradation:prefix_id")
    List<String> inhibitions();

    /** How soon what is inhibited is looked at again if nothing changes. */
    @WithDefault("1m")
    Duration inhibitionLook();

    /** An alert that opened again this often within {@link #flapWindow} is told no more. */
    @WithDefault("3")
    int flaps();

    @WithDefault("1h")
    Duration flapWindow();

    /** How long what flapped has to be as it is before it is told. */
    @WithDefault("10m")
    Duration calm();

    /** How soon what is held back is looked at again, however long it may be held. */
    @WithDefault("5m")
    Duration longestLook();

    /** How often it is looked whether something held back is due. */
    @WithDefault("1s")
    Duration lookEvery();
}
