package peering.alerting.delivery;

import java.time.Instant;
import peering.alerting.format.Body;
import peering.alerting.format.Format;

/**
 * What is to be told to one endpoint.
 *
 * @param deliveryId a fresh one
 * @param alertId null for a test event, and for a group
 * @param transition with the alert and the endpoint it is told once, whatever is reprocessed
 * @param stream what waits for each other: tellings of one stream to one endpoint arrive in order;
 *     null for a test event
 * @param format the endpoint's
 * @param factAt when the fact behind it was written
 */
public record Telling(
        String deliveryId,
        String endpointId,
        String organisation,
        String alertId,
        String transition,
        String stream,
        Format format,
        Body body,
        Instant factAt) {}
