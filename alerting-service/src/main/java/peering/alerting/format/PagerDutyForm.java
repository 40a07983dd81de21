package peering.alerting.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import peering.contract.Trouble.Severity;
import peering.kit.facts.FactJson;

/**
 * PagerDuty Events API v2. The alert's identity is the deduplication key, so its transitions move
 * one incident. The routing key is the endpoint's credential; the stored body has none.
 *
 * <p>Its largest body is 512 kB. Ours is below 40 kB: the details are a message of ours, which is
 * below 20 kB, and the rest is cut.
 */
final class PagerDutyForm implements Form {
    private static final Pattern ROUTING_KEY = Pattern.compile("[A-Za-z0-9]{32}");
    private static final int LONGEST_SUMMARY = 1024;
    private static final int LONGEST_KEY = 255;
    private static final String CLIENT = "Open Peering Service";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Event(
            String eventAction,
            String dedupKey,
            Payload payload,
            String client,
            String clientUrl,
            List<Link> links) {}

    /**
     * @param source what is affected
     * @param component the connection
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Payload(
            String summary,
            String source,
            String severity,
            Instant timestamp,
            String component,
            String group,
            @com.fasterxml.jackson.annotation.JsonProperty("class") String kind,
            Object customDetails) {}

    record Link(String href, String text) {}

    @Override
    public Body of(String deliveryId, Notice notice) {
        var payload =
                new Payload(
                        summary(Headline.of(notice) + ": " + notice.summary()),
                        source(notice),
                        severity(notice.severity()),
                        notice.message().timestamp(),
                        notice.label("connection_id"),
                        notice.label("organisation"),
                        Headline.kind(notice),
                        notice.message().data());
        String key = Group.shortened(notice.troubleId(), LONGEST_KEY);
        return body(
                notice.message().type(), event(action(notice.transition()), key, payload, notice));
    }

    /**
     * One event moves one incident: told as a group, an alert could not be resolved before the last
     * of them, nor be told alone later.
     */
    @Override
    public boolean tellsGroups() {
        return false;
    }

    /** One incident for the group, worded after the first of its alerts that is open. */
    @Override
    public Body ofGroup(String deliveryId, Group group) {
        var first =
                group.notices().stream()
                        .filter(notice -> !notice.over())
                        .findFirst()
                        .orElse(group.notices().getFirst());
        var payload =
                new Payload(
                        summary(Headline.of(group) + ": " + first.summary()),
                        source(first),
                        severity(group.severity()),
                        group.timestamp(),
                        null,
                        first.label("organisation"),
                        "alert group",
                        GroupMessage.of(group).data());
        String action = group.over() ? "resolve" : "trigger";
        return body(Group.TYPE, event(action, group.key(), payload, first));
    }

    /**
     * There is no event that only looks: this triggers an alert of severity info under a key of its
     * own. By default that is of low urgency; it stays until somebody resolves it.
     */
    @Override
    public Body test(String deliveryId, Message message) {
        var payload =
                new Payload(
                        TestMessage.SENTENCE,
                        CLIENT,
                        severity(Severity.Info),
                        message.timestamp(),
                        null,
                        null,
                        "endpoint test",
                        message.data());
        var event = new Event("trigger", "test-" + deliveryId, payload, CLIENT, null, null);
        return body(message.type(), event);
    }

    /** Puts the routing key in as the object's first field. */
    @Override
    public String complete(String text, Optional<String> credential) {
        return credential
                .filter(PagerDutyForm::isRoutingKey)
                .map(key -> "{\"routing_key\":\"" + key + "\"," + text.substring(1))
                .orElse(text);
    }

    @Override
    public Optional<String> objection(String slug, Optional<String> credential) {
        if (credential.filter(PagerDutyForm::isRoutingKey).isPresent()) return Optional.empty();
        return Optional.of(
                slug
                        + " needs the integration's routing key, 32 letters and digits, as credential");
    }

    private static boolean isRoutingKey(String text) {
        return ROUTING_KEY.matcher(text).matches();
    }

    private static Event event(String action, String key, Payload payload, Notice notice) {
        String page = notice.link().toString();
        return new Event(
                action, key, payload, CLIENT, page, List.of(new Link(page, "Alert in the portal")));
    }

    private static String action(Transition transition) {
        return switch (transition) {
            case OPENED, UPDATED, REMINDED -> "trigger";
            case ACKNOWLEDGED -> "acknowledge";
            case RESOLVED -> "resolve";
        };
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case Critical -> "critical";
            case Warning -> "warning";
            case Info -> "info";
        };
    }

    /** It may not be empty. */
    private static String source(Notice notice) {
        String prefix = notice.label("prefix");
        return prefix.isEmpty() ? CLIENT : prefix;
    }

    private static String summary(String text) {
        return Message.cut(text, LONGEST_SUMMARY);
    }

    private static Body body(String type, Event event) {
        return Body.of(type, FactJson.text(event));
    }
}
