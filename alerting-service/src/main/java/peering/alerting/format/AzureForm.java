package peering.alerting.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import peering.contract.Trouble.Severity;
import peering.kit.facts.FactJson;

/**
 * Azure Monitor's common alert schema. Severities: Sev0 critical, Sev2 warning, Sev3 informational,
 * Sev4 a test. It knows no lists: a group is one alert, fired until all of it is resolved.
 */
final class AzureForm implements Form {
    private static final String SERVICE = "Open Peering Service";
    private static final int MOST_ITEMS = 50;

    record Envelope(String schemaId, Data data) {}

    record Data(
            Essentials essentials,
            Object alertContext,
            SortedMap<String, String> customProperties) {}

    /**
     * @param configurationItems what is affected: prefixes
     * @param resolvedDateTime left out while it is fired
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Essentials(
            String alertId,
            String alertRule,
            String severity,
            String signalType,
            String monitorCondition,
            String monitoringService,
            List<String> alertTargetIDs,
            List<String> configurationItems,
            String originAlertId,
            Instant firedDateTime,
            Instant resolvedDateTime,
            String description,
            String essentialsVersion,
            String alertContextVersion) {}

    @Override
    public Body of(String deliveryId, Notice notice) {
        var essentials =
                new Essentials(
                        notice.alertId(),
                        Headline.kind(notice),
                        severity(notice.severity()),
                        signal(notice.kind()),
                        condition(notice.over()),
                        SERVICE,
                        items(List.of(notice), "prefix_id"),
                        items(List.of(notice), "prefix"),
                        notice.troubleId(),
                        notice.startedAt(),
                        notice.endedAt().orElse(null),
                        notice.summary(),
                        "1.0",
                        "1.0");
        var message = notice.message();
        return body(message.type(), essentials, message.data(), Group.bounded(notice.labels()));
    }

    /** As PagerDuty: one telling moves one alert. */
    @Override
    public boolean tellsGroups() {
        return false;
    }

    @Override
    public Body ofGroup(String deliveryId, Group group) {
        var essentials =
                new Essentials(
                        group.key(),
                        "alert group",
                        severity(group.severity()),
                        "Log",
                        condition(group.over()),
                        SERVICE,
                        items(group.notices(), "prefix_id"),
                        items(group.notices(), "prefix"),
                        group.key(),
                        group.startedAt(),
                        group.over() ? group.timestamp() : null,
                        Headline.of(group),
                        "1.0",
                        "1.0");
        return body(Group.TYPE, essentials, GroupMessage.of(group).data(), group.labels());
    }

    /** Resolved from the start, so that nobody has to close it. */
    @Override
    public Body test(String deliveryId, Message message) {
        var essentials =
                new Essentials(
                        "test-" + deliveryId,
                        "endpoint test",
                        "Sev4",
                        "Log",
                        condition(true),
                        SERVICE,
                        List.of(),
                        List.of(),
                        "test-" + deliveryId,
                        message.timestamp(),
                        message.timestamp(),
                        TestMessage.SENTENCE,
                        "1.0",
                        "1.0");
        return body(message.type(), essentials, message.data(), new TreeMap<>());
    }

    private static List<String> items(List<Notice> notices, String label) {
        return notices.stream()
                .map(notice -> notice.label(label))
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(MOST_ITEMS)
                .toList();
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case Critical -> "Sev0";
            case Warning -> "Sev2";
            case Info -> "Sev3";
        };
    }

    private static String signal(TroubleKind kind) {
        return kind == TroubleKind.LatencyDegradation ? "Metric" : "Log";
    }

    private static String condition(boolean over) {
        return over ? "Resolved" : "Fired";
    }

    private static Body body(
            String type,
            Essentials essentials,
            Object context,
            SortedMap<String, String> properties) {
        var data = new Data(essentials, context, properties);
        return Body.of(type, FactJson.text(new Envelope("azureMonitorCommonAlertSchema", data)));
    }
}
