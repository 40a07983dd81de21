package peering.alerting.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.alerting.endpoint.Endpoint;

/**
 * How an endpoint fares.
 *
 * @param since figures are of what was attempted after this
 * @param p50Millis half of the attempts took no longer; null if there was none
 * @param consecutiveFailures attempts since the last one that arrived, of those after {@code since}
 * @param waiting deliveries that are to be tried, now or later
 * @param nextDueAt when the first of them is due; null if none waits
 * @param lastSuccessAt whenever it was; null if nothing ever arrived
 * @param warnings what will go wrong if nobody mends it
 * @param hours those in which something was attempted, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EndpointHealthFigures")
record Health(
        String endpointId,
        Endpoint.Health health,
        Instant since,
        long attempts,
        long delivered,
        long failed,
        Integer p50Millis,
        Integer p95Millis,
        long consecutiveFailures,
        long waiting,
        long parked,
        Instant nextDueAt,
        Instant lastSuccessAt,
        List<String> warnings,
        List<Hour> hours) {
    Health {
        warnings = List.copyOf(warnings);
        hours = List.copyOf(hours);
    }

    /**
     * @param from its beginning, UTC
     */
    @Schema(name = "EndpointHealthHour")
    record Hour(
            Instant from,
            long attempts,
            long delivered,
            long failed,
            Integer p50Millis,
            Integer p95Millis) {}
}
