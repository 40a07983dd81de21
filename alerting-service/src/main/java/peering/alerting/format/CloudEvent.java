package peering.alerting.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import peering.contract.Trouble.Severity;

/**
 * One of our messages with the attributes of CloudEvents 1.0.
 *
 * <p>{@code severitytext} and {@code severitynumber} are the documented extension; the numbers are
 * OpenTelemetry's for the words that syslog uses: 9 informational, 13 warning, 18 critical.
 *
 * @param id the delivery's: {@code source} and it are together unique
 * @param source our API as the portal serves it, a URI reference
 * @param subject the prefix; null if it is of none or of several
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "time",
    "subject",
    "datacontenttype",
    "severitytext",
    "severitynumber",
    "data"
})
record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        Instant time,
        String subject,
        String datacontenttype,
        String severitytext,
        int severitynumber,
        Object data) {
    private static final String SOURCE = "/api/alerting/v1";

    static CloudEvent of(String deliveryId, Notice notice) {
        var prefix = Optional.of(notice.label("prefix")).filter(text -> !text.isEmpty());
        return of(deliveryId, notice.message(), prefix.orElse(null), notice.severity());
    }

    static CloudEvent ofGroup(String deliveryId, Group group) {
        return of(deliveryId, GroupMessage.of(group), null, group.severity());
    }

    static CloudEvent test(String deliveryId, Message message) {
        return of(deliveryId, message, null, Severity.Info);
    }

    private static CloudEvent of(
            String deliveryId, Message message, String subject, Severity severity) {
        return new CloudEvent(
                "1.0",
                deliveryId,
                SOURCE,
                message.type(),
                message.timestamp(),
                subject,
                "application/json",
                severity.name(),
                number(severity),
                message.data());
    }

    private static int number(Severity severity) {
        return switch (severity) {
            case Info -> 9;
            case Warning -> 13;
            case Critical -> 18;
        };
    }

    /** The attributes by name, as text; {@code datacontenttype} and {@code data} not among them. */
    Map<String, String> attributes() {
        var all = new TreeMap<String, String>();
        all.put("specversion", specversion);
        all.put("id", id);
        all.put("source", source);
        all.put("type", type);
        all.put("time", time.toString());
        if (subject != null) all.put("subject", subject);
        all.put("severitytext", severitytext);
        all.put("severitynumber", Integer.toString(severitynumber));
        return all;
    }
}
