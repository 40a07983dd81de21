package peering.alerting.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import peering.kit.facts.FactJson;

/** A row of {@code delivery_attempt}, to be read; {@link DeliveryQueue} writes it. */
@Entity
@Immutable
@Table(name = "delivery_attempt")
class AttemptEntity {
    @EmbeddedId Key key;
    Instant at;
    int millis;
    String outcome;
    String why;
    Integer status;
    String response;

    /** JSON of {@link Trace}; null if nothing was sent. */
    String trace;

    @Embeddable
    record Key(@Column(name = "delivery_id") String deliveryId, int number)
            implements Serializable {}

    Delivery.Attempt shown() {
        var sent = trace == null ? null : FactJson.read(trace, Trace.class);
        return new Delivery.Attempt(
                key.number(),
                at,
                millis,
                outcome,
                why,
                status,
                response,
                sent == null ? null : sent.url(),
                sent == null ? null : sent.address(),
                sent == null ? null : sent.requestHeaders(),
                sent == null ? null : sent.responseHeaders());
    }
}
