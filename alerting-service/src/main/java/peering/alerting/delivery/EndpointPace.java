package peering.alerting.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How fast an endpoint is told, and in which order.
 *
 * @param rateLimit null: as fast as it answers
 * @param ordering null: {@link Ordering#Alert}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointPace(@Valid Limit rateLimit, Ordering ordering) {

    /**
     * Attempts, retries among them, over all replicas of this service.
     *
     * @param most within any second or minute; a fifth of them may come together
     */
    @Schema(name = "RateLimit")
    public record Limit(@Min(1) @Max(1000) int most, @NotNull Per per) {}

    @Schema(name = "RateLimitPer")
    public enum Per {
        Second(Duration.ofSeconds(1)),
        Minute(Duration.ofMinutes(1));

        private final Duration duration;

        Per(Duration duration) {
            this.duration = duration;
        }

        Duration duration() {
            return duration;
        }
    }

    public enum Ordering {
        /** What is told of one alert comes in order; another alert does not wait for it. */
        Alert,
        /** One at a time, in the order in which they were decided; one that fails holds up all. */
        Strict
    }

    static final EndpointPace FREE = new EndpointPace(null, Ordering.Alert);
}
