package peering.alerting.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import peering.kit.facts.FactJson;

/**
 * The webhook of Prometheus Alertmanager, version 4, so that whatever receives that receives ours.
 *
 * <p>An alert alone is a group of its own, keyed by its identity. The fingerprint is 16 hexadecimal
 * digits of that identity and not, as there, of the labels: our severity is a label and may change.
 */
final class AlertmanagerForm implements Form {
    /** What stands for "not ended" there: Go's zero time. */
    private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

    private static final int MOST_ALERTS = 100;
    private static final int FINGERPRINT = 16;

    record Webhook(
            String version,
            String groupKey,
            int truncatedAlerts,
            String status,
            String receiver,
            SortedMap<String, String> groupLabels,
            SortedMap<String, String> commonLabels,
            SortedMap<String, String> commonAnnotations,
            String externalURL,
            @JsonProperty("notification_reason") String notificationReason,
            List<Alert> alerts) {}

    record Alert(
            String status,
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations,
            Instant startsAt,
            String endsAt,
            String generatorURL,
            String fingerprint) {}

    @Override
    public Body of(String deliveryId, Notice notice) {
        var alert = alert(notice);
        var key = new TreeMap<>(Map.of("alert_id", notice.alertId()));
        String groupKey = "{}:{alert_id=\"" + notice.alertId() + "\"}";
        String reason =
                switch (notice.transition()) {
                    case OPENED -> "first notification";
                    case UPDATED -> "alert changed";
                    case ACKNOWLEDGED -> "acknowledged";
                    case REMINDED -> "repeat interval elapsed";
                    case RESOLVED -> "all alerts resolved";
                };
        var base = notice.link().resolve("..").toString();
        return body(
                notice.message().type(), webhook(groupKey, key, List.of(alert), 0, base, reason));
    }

    @Override
    public Body ofGroup(String deliveryId, Group group) {
        var alerts = group.notices().stream().limit(MOST_ALERTS).map(AlertmanagerForm::alert);
        int truncated = Math.max(0, group.notices().size() - MOST_ALERTS);
        var base = group.notices().getFirst().link().resolve("..").toString();
        String reason = group.over() ? "all alerts resolved" : "group changed";
        return body(
                Group.TYPE,
                webhook(group.key(), group.labels(), alerts.toList(), truncated, base, reason));
    }

    /** Resolved from the start: what keeps alerts open until their end has none to keep. */
    @Override
    public Body test(String deliveryId, Message message) {
        String key = "test-" + deliveryId;
        var labels =
                new TreeMap<>(
                        Map.of("alertname", "EndpointTest", "severity", "info", "alert_id", key));
        var annotations = new TreeMap<>(Map.of("summary", TestMessage.SENTENCE));
        var at = message.timestamp();
        var alert =
                new Alert("resolved", labels, annotations, at, at.toString(), "", fingerprint(key));
        var groupLabels = new TreeMap<>(Map.of("alert_id", key));
        return body(
                message.type(),
                webhook(
                        "{}:{alert_id=\"" + key + "\"}",
                        groupLabels,
                        List.of(alert),
                        0,
                        "",
                        "test"));
    }

    private static Webhook webhook(
            String groupKey,
            SortedMap<String, String> groupLabels,
            List<Alert> alerts,
            int truncated,
            String base,
            String reason) {
        boolean firing = alerts.stream().anyMatch(alert -> alert.status().equals("firing"));
        return new Webhook(
                "4",
                groupKey,
                truncated,
                firing ? "firing" : "resolved",
                "open-peering",
                groupLabels,
                common(alerts, Alert::labels),
                common(alerts, Alert::annotations),
                base,
                reason,
                alerts);
    }

    private static Alert alert(Notice notice) {
        var labels = new TreeMap<>(Group.bounded(notice.labels()));
        labels.put("alertname", notice.kind().name());
        labels.put("alert_id", notice.alertId());
        var annotations =
                new TreeMap<>(
                        Map.of("summary", Headline.of(notice), "description", notice.summary()));
        return new Alert(
                notice.over() ? "resolved" : "firing",
                labels,
                annotations,
                notice.startedAt(),
                notice.endedAt().map(Instant::toString).orElse(NOT_ENDED),
                notice.link().toString(),
                fingerprint(notice.troubleId()));
    }

    /** What all of them say alike. */
    private static SortedMap<String, String> common(
            List<Alert> alerts, Function<Alert, SortedMap<String, String>> of) {
        var common = new TreeMap<>(of.apply(alerts.getFirst()));
        alerts.forEach(alert -> common.entrySet().retainAll(of.apply(alert).entrySet()));
        return common;
    }

    private static String fingerprint(String troubleId) {
        return Group.sha256(troubleId).substring(0, FINGERPRINT);
    }

    private static Body body(String type, Webhook webhook) {
        return Body.of(type, FactJson.text(webhook));
    }
}
