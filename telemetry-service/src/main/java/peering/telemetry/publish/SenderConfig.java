package peering.telemetry.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the doors write to Kafka. */
@ConfigMapping(prefix = "peering.sender")
public interface SenderConfig {
    /** How long a record may wait for company. */
    @WithDefault("5ms")
    Duration linger();

    /** The most of one batch to one partition. */
    @WithDefault("65536")
    int batchBytes();

    /** What may wait for the broker; a full buffer stops the door that fills it. */
    @WithDefault("33554432")
    long bufferBytes();

    /** How long the broker may be away before a door refuses. */
    @WithDefault("20s")
    Duration patience();
}
