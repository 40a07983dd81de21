package peering.alerting.endpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code endpoint_secret}. */
@Entity
@Table(name = "endpoint_secret")
class EndpointSecretEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "secret_no")
    Long number;

    @Column(name = "endpoint_id")
    String endpointId;

    @Enumerated(EnumType.STRING)
    SigningKey.Kind kind;

    byte[] sealed;

    @Column(name = "created_at")
    Instant createdAt;

    /** Null for the current one. */
    @Column(name = "expires_at")
    Instant expiresAt;

    static EndpointSecretEntity current(
            String endpointId, SigningKey.Kind kind, byte[] sealed, Instant now) {
        var entity = new EndpointSecretEntity();
        entity.endpointId = endpointId;
        entity.kind = kind;
        entity.sealed = sealed;
        entity.createdAt = now;
        return entity;
    }

    boolean isCurrent() {
        return expiresAt == null;
    }

    boolean isOver(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
