package peering.alerting.live;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import peering.alerting.alert.Alert;
import peering.alerting.alert.Decision;

/**
 * A step of an alert's timeline.
 *
 * @param number grows from step to step, over all alerts; not every number is one of the reader's
 * @param why null if the decision says all
 * @param alert as it is when the step is sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(
        @JsonIgnore long number,
        Instant at,
        Decision decision,
        int told,
        String why,
        Alert alert) {}
