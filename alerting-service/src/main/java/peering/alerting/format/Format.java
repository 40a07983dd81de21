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
        enumeration = {"standard-webhooks"})
public enum Format {
    StandardWebhooks("standard-webhooks", "application/json") {
        @Override
        public Body of(String deliveryId, Notice notice) {
            return Body.of(notice.message());
        }

        @Override
        public Body ofGroup(
                String deliveryId,
                String groupKey,
                SortedMap<String, String> groupLabels,
                List<Notice> notices) {
            return Body.of(GroupMessage.of(groupKey, groupLabels, notices));
        }
    };

    private final String slug;
    private final String contentType;

    Format(String slug, String contentType) {
        this.slug = slug;
        this.contentType = contentType;
    }

    /**
     * What is sent of one transition of one alert.
     *
     * @param deliveryId also the {@code webhook-id} of every attempt
     */
    public abstract Body of(String deliveryId, Notice notice);

    /**
     * What is sent of several transitions at once.
     *
     * @param groupLabels what the alerts have in common
     * @param notices at least one
     */
    public abstract Body ofGroup(
            String deliveryId,
            String groupKey,
            SortedMap<String, String> groupLabels,
            List<Notice> notices);

    /**
     * What a test event says in this format.
     *
     * @param deliveryId also the {@code webhook-id} of every attempt
     */
    public Body test(String deliveryId, Message message) {
        return Body.of(message);
    }

    /**
     * The text that leaves: a secret that the format wants in its body is not kept with it, and
     * comes in here.
     *
     * @param credential of the endpoint; empty if it has none
     */
    public String complete(String text, Optional<String> credential) {
        return text;
    }

    /**
     * Why an endpoint of this format cannot have this credential, for people; empty if it can.
     *
     * @param credential empty if it has none
     */
    public Optional<String> objection(Optional<String> credential) {
        return credential.map(_ -> slug + " takes no credential; leave it out");
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
