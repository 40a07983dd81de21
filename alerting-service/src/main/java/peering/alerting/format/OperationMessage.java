package peering.alerting.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** How one endpoint fares, told to others of its organisation. */
public final class OperationMessage {
    private OperationMessage() {}

    public enum Event {
        /** Nothing more is sent to it until its owner enables it. */
        DISABLED("endpoint.disabled"),
        /** A delivery has failed several times and is tried again. */
        FAILING("delivery.failing"),
        /** A delivery is parked: its schedule is used up. */
        EXHAUSTED("delivery.exhausted"),
        /** After one of the two above, a delivery has arrived. */
        RECOVERED("delivery.recovered");

        private final String type;

        Event(String type) {
            this.type = type;
        }

        public String type() {
            return type;
        }
    }

    /**
     * @param endpointId the one that fares so, never the one that is told
     * @param host of its URL; the rest of it may hold secrets
     * @param deliveryId the delivery that showed it
     * @param alertId null if that delivery tells of none
     * @param attempts of the delivery
     * @param reason for people
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Data(
            String endpointId,
            String host,
            String deliveryId,
            String deliveryType,
            String alertId,
            int attempts,
            String reason) {}

    public static Message of(Event event, Data data, Instant at) {
        return new Message(event.type(), at, data);
    }

    /** True of the type of a delivery that itself tells how an endpoint fares. */
    public static boolean isOne(String type) {
        for (var event : Event.values()) if (event.type().equals(type)) return true;
        return false;
    }

    /** Our own messages are told in our own forms; those of others have no word for this. */
    public static boolean fits(Format format) {
        return format.slug().equals(Format.StandardWebhooks.slug())
                || format.slug().startsWith("cloudevents");
    }
}
