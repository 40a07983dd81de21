package peering.alerting.format;

import java.util.Optional;

/** How one format is written. Pure: the same arguments, the same bytes. */
interface Form {
    /**
     * @param deliveryId also the {@code webhook-id} of every attempt
     */
    Body of(String deliveryId, Notice notice);

    /**
     * @param deliveryId also the {@code webhook-id} of every attempt
     */
    Body ofGroup(String deliveryId, Group group);

    /** {@link Format#tellsGroups}. */
    default boolean tellsGroups() {
        return true;
    }

    /**
     * A test event: a person recognises it, and nothing is opened by it that somebody has to close.
     *
     * @param deliveryId also the {@code webhook-id} of every attempt
     */
    Body test(String deliveryId, Message message);

    /** {@link Format#complete}. */
    default String complete(String text, Optional<String> credential) {
        return text;
    }

    /** {@link Format#objection}, said of the format named {@code slug}. */
    default Optional<String> objection(String slug, Optional<String> credential) {
        return credential.map(_ -> slug + " takes no credential; leave it out");
    }
}
