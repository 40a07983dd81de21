package peering.telemetry.replay;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.routing.net.Prefix;
import peering.telemetry.detect.DetectConfig;
import peering.telemetry.intake.Collector;

/** Replays as the service ships them, of what a test holds in memory. */
final class Replays {
    static final Instant TODAY = Instant.parse("2026-01-01T12:00:00Z");

    private Replays() {}

    static ReplayPolicy policy(String prefix, Long... origins) {
        return new ReplayPolicy(Prefix.parse(prefix), List.of(origins));
    }

    static ReplayBounds bounds(String... keysAndValues) {
        return config(ReplayBounds.class, keysAndValues);
    }

    static ReplayResult run(byte[] packed, ReplayPolicy... policies)
            throws IOException, Replay.Stopped {
        return run(packed, bounds(), policies);
    }

    static ReplayResult run(byte[] packed, ReplayBounds bounds, ReplayPolicy... policies)
            throws IOException, Replay.Stopped {
        var replay = new Replay(Arrays.asList(policies), "acme", bounds, detection(), TODAY);
        var input = new CountedInput(new ByteArrayInputStream(packed));
        try (var stream =
                RouteStreams.open(input, Optional.empty(), new Collector("rrc00"), bounds)) {
            return replay.run(stream, input, packed.length, _ -> {});
        }
    }

    static DetectConfig detection() {
        return config(DetectConfig.class);
    }

    private static <T> T config(Class<T> type, String... keysAndValues) {
        var builder =
                new SmallRyeConfigBuilder()
                        .withMapping(type)
                        .withConverter(Duration.class, 200, new DurationConverter())
                        .withValidateUnknown(false);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            builder.withDefaultValues(Map.of(keysAndValues[i], keysAndValues[i + 1]));
        }
        return builder.build().getConfigMapping(type);
    }
}
