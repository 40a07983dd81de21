package peering.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The relay from the outbox table to Kafka. Only a service that has the table switches it on. */
@ConfigMapping(prefix = "peering.outbox")
public interface OutboxConfig {
    /** On in the services whose migrations create the table {@code outbox}. */
    @WithDefault("false")
    boolean enabled();

    /** The most facts of one round. */
    @WithDefault("500")
    int batch();

    /** How often the table is looked at when no notification came. */
    @WithDefault("1s")
    Duration lookEvery();
}
