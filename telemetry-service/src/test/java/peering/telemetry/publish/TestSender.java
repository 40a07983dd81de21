package peering.telemetry.publish;

import java.time.Duration;
import java.util.Map;

/** A sender without a container around it. */
public final class TestSender {
    private TestSender() {}

    record Config(Duration linger, int batchBytes, long bufferBytes, Duration patience)
            implements SenderConfig {}

    public static Sender on(String bootstrapServers) {
        return new Sender(
                Map.of("bootstrap.servers", bootstrapServers),
                new Config(Duration.ofMillis(5), 65_536, 33_554_432, Duration.ofSeconds(20)));
    }
}
