package peering.telemetry.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How replicas agree on who listens to feeds that only one may listen to. */
@ConfigMapping(prefix = "peering.election")
public interface ElectionConfig {
    /** Elect through a Lease; unset: do so where Kubernetes says that we run in a pod. */
    Optional<Boolean> enabled();

    /** Name of the Lease. */
    @WithDefault("telemetry-ris-live")
    String lease();

    /** Where the Lease is; unset: where we are. */
    Optional<String> namespace();

    /** How long a holder that says nothing still holds it. */
    @WithDefault("15s")
    Duration duration();

    /** A holder that could not renew for so long gives up. */
    @WithDefault("10s")
    Duration renewWithin();

    /** How often the others look, and the holder renews. */
    @WithDefault("2s")
    Duration retry();
}
