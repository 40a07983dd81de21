package peering.alerting.format;

import java.net.URI;

/**
 * Where a reader of a message goes next.
 *
 * @param alert the alert's page in the portal
 */
public record Links(String alert) {
    public static Links of(URI publicUrl, String alertId) {
        String base = publicUrl.toString();
        String trimmed = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return new Links(trimmed + "/alerts/" + alertId);
    }
}
