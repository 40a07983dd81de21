package peering.alerting.format;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The forms in which an endpoint can be told, one file each. */
@Schema(
        type = SchemaType.STRING,
        enumeration = {
            "standard-webhooks",
            "cloudevents",
            "cloudevents-binary",
            "alertmanager",
            "pagerduty",
            "azure",
            "slack",
            "teams"
        })
public enum Format {
    StandardWebhooks("standard-webhooks", "application/json", new StandardWebhooksForm()),
    CloudEvents("cloudevents", "application/cloudevents+json", new CloudEventsForm()),
    CloudEventsBinary("cloudevents-binary", "application/json", new CloudEventsBinaryForm()),
    Alertmanager("alertmanager", "application/json", new AlertmanagerForm()),
    PagerDuty("pagerduty", "application/json", new PagerDutyForm()),
    Azure("azure", "application/json", new AzureForm()),
    Slack("slack", "application/json", new SlackForm()),
    Teams("teams", "application/json", new TeamsForm());

    private final String slug;
    private final String contentType;
    private final Form form;

    Format(String slug, String contentType, Form form) {
        this.slug = slug;
        this.contentType = contentType;
        this.form = form;
    }

    /**
     * What is sent of one transition of one alert.
     *
     * @param deliveryId also the {@code webhook-id} of every attempt
     */
    public Body of(String deliveryId, Notice notice) {
        return form.of(deliveryId, notice);
    }

    /**
     * What is sent of several alerts together.
     *
     * @param deliveryId also the {@code webhook-id} of every attempt
     * @param groupKey the group's identity over all its tellings
     * @param groupLabels by which they were grouped
     * @param notices at least one, the most important first; formats leave out the last of too many
     *     and say how many
     */
    public Body ofGroup(
            String deliveryId,
            String groupKey,
            SortedMap<String, String> groupLabels,
            List<Notice> notices) {
        return form.ofGroup(deliveryId, new Group(groupKey, groupLabels, notices));
    }

    /**
     * Whether several alerts may come in one telling; where not, each is told alone, because the
     * other side keeps one incident for each.
     */
    public boolean tellsGroups() {
        return form.tellsGroups();
    }

    /**
     * What a test event says in this format: a person recognises it.
     *
     * @param deliveryId also the {@code webhook-id} of every attempt
     */
    public Body test(String deliveryId, Message message) {
        return form.test(deliveryId, message);
    }

    /**
     * The text that leaves: a secret that the format wants in its body is not kept with it, and
     * comes in here.
     *
     * @param credential of the endpoint; empty if it has none
     */
    public String complete(String text, Optional<String> credential) {
        return form.complete(text, credential);
    }

    /**
     * Why an endpoint of this format cannot have this credential, for people; empty if it can.
     *
     * @param credential empty if it has none
     */
    public Optional<String> objection(Optional<String> credential) {
        return form.objection(slug, credential);
    }

    /** The word in the API and in rows. */
    @JsonValue
    public String slug() {
        return slug;
    }

    public String contentType() {
        return contentType;
    }

    /**
     * @throws IllegalArgumentException if there is no such format; the text says which there are
     */
    @JsonCreator
    public static Format of(String slug) {
        return Arrays.stream(values())
                .filter(format -> format.slug.equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a format is one of " + words()));
    }

    private static String words() {
        return Arrays.stream(values()).map(Format::slug).collect(Collectors.joining(", "));
    }
}
