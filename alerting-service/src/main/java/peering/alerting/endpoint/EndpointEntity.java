package peering.alerting.endpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Generated;
import peering.alerting.format.Format;

/** A row of {@code endpoint}. */
@Entity
@Table(name = "endpoint")
class EndpointEntity {
    @Id
    @Column(name = "endpoint_id")
    String id;

    @Generated
    @Column(name = "endpoint_no", insertable = false, updatable = false)
    Long number;

    String organisation;
    String url;
    String description;

    /** {@link Format#slug}. */
    String format;

    /** Sealed; null if the format wants none. */
    byte[] credential;

    /** {@link Signing#word}. */
    String signing;

    /** Of the current pair; null if there is none. */
    @Column(name = "public_key")
    String publicKey;

    @Enumerated(EnumType.STRING)
    Endpoint.State state;

    @Column(name = "disabled_reason")
    String disabledReason;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    Endpoint shown() {
        return new Endpoint(
                id,
                organisation,
                url,
                description,
                Format.of(format),
                credential != null,
                Signing.of(signing),
                publicKey,
                state,
                disabledReason,
                createdAt,
                changedAt);
    }

    void enable(Instant now) {
        state = Endpoint.State.Enabled;
        disabledReason = null;
        changedAt = now;
    }

    void disable(String why, Instant now) {
        state = Endpoint.State.Disabled;
        disabledReason = why;
        changedAt = now;
    }
}
