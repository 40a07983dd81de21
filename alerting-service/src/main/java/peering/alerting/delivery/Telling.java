package peering.alerting.delivery;

import java.time.Instant;
import peering.alerting.format.Body;
import peering.alerting.format.Format;

/**
 * What is to be told to one endpoint.
 *
 * @param deliveryId a fresh one
 * @param alertId null for a test event
 * @param transition with the alert and the endpoint it is told once, whatever is reprocessed
 * @param format the endpoint's
 * @param factAt when the fact behind it was written
 */
public record Telling(
        String deliveryId,
        String endpointId,
        String organisation,
        String alertId,
        String transition,
        Format format,
        Body body,
        Instant factAt) {}
