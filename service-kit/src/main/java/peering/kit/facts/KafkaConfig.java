package peering.kit.facts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How this service meets the broker at its start. */
@ConfigMapping(prefix = "peering.topics")
public interface KafkaConfig {
    /** Create the topics that are missing. Switch off where an administrator does it. */
    @WithDefault("true")
    boolean create();

    /** Replicas of a topic that is created; -1 leaves it to the broker's default. */
    @WithDefault("-1")
    short replication();

    /** How long the start waits for the broker before it goes on and tries in the background. */
    @WithName("start-timeout")
    @WithDefault("20s")
    Duration startTimeout();
}
