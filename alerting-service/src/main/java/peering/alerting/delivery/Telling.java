package peering.alerting.delivery;

import java.time.Instant;
import peering.alerting.format.Message;

/**
 * What is to be told to one endpoint.
 *
 * @param alertId null for a test event
 * @param transition with the alert and the endpoint it is told once, whatever is reprocessed
 * @param factAt when the fact behind it was written
 */
public record Telling(
        String endpointId,
        String organisation,
        String alertId,
        String transition,
        Message message,
        Instant factAt) {}
