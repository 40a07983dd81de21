package peering.journeys.receiver;

import java.time.Instant;
import java.util.Map;

/**
 * One request to a hook.
 *
 * @param headers by lower-case name; of a repeated header the first
 * @param body as UTF-8
 * @param format in which form it tells something; null if in none that is known
 * @param says its sentence for people; null with the format
 * @param verified what the Standard Webhooks library says of the signature; null where the hook was
 *     given no secret
 * @param why why it is not verified; null otherwise
 * @param answered the status it was answered with
 */
public record Received(
        Instant at,
        Map<String, String> headers,
        String body,
        String format,
        String says,
        Boolean verified,
        String why,
        int answered) {}
