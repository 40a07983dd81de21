package peering.alerting.endpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import peering.alerting.endpoint.EndpointConfig.Verification;
import peering.alerting.format.Format;

/**
 * A row of {@code endpoint}. The sending side writes some of its columns meanwhile, so only what
 * was changed is written.
 */
@Entity
@Table(name = "endpoint")
@DynamicUpdate
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

    /** Sealed; null if there are none. */
    @Column(name = "own_headers")
    byte[] ownHeaders;

    /** With commas between; null if there are none. */
    @Column(name = "header_names")
    String headerNames;

    /** {@link Signing#word}. */
    String signing;

    /** Of the current pair; null if there is none. */
    @Column(name = "public_key")
    String publicKey;

    @Enumerated(EnumType.STRING)
    Endpoint.State state;

    @Column(name = "disabled_reason")
    String disabledReason;

    @Column(name = "verified_at")
    Instant verifiedAt;

    /** {@link VerificationWay#word}. */
    @Column(name = "verified_by")
    String verifiedBy;

    @Column(name = "allowed_per_minute")
    Integer allowedPerMinute;

    @Column(name = "verification_tried_at")
    Instant verificationTriedAt;

    @Column(name = "failing_since")
    Instant failingSince;

    @Column(name = "failing_told_at")
    Instant failingToldAt;

    @Column(name = "exhausted_told_at")
    Instant exhaustedToldAt;

    boolean operations;

    /** PEM. */
    @Column(name = "client_certificate")
    String clientCertificate;

    /** Sealed. */
    @Column(name = "client_key")
    byte[] clientKey;

    @Column(name = "client_subject")
    String clientSubject;

    @Column(name = "client_expires_at")
    Instant clientExpiresAt;

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
                headerNames == null ? List.of() : List.of(headerNames.split(",")),
                Signing.of(signing),
                publicKey,
                state,
                disabledReason,
                verifiedAt,
                verifiedBy == null ? null : VerificationWay.of(verifiedBy),
                allowedPerMinute,
                health(),
                operations,
                clientSubject == null
                        ? null
                        : new Endpoint.Certificate(clientSubject, clientExpiresAt),
                createdAt,
                changedAt);
    }

    private Endpoint.Health health() {
        if (failingSince != null) return Endpoint.Health.Exhausted;
        return failingToldAt != null ? Endpoint.Health.Failing : Endpoint.Health.Good;
    }

    /**
     * @param verification whether it has to be verified first
     */
    void enable(Verification verification, Instant now) {
        boolean waits = verification == Verification.REQUIRED && verifiedAt == null;
        state = waits ? Endpoint.State.Unverified : Endpoint.State.Enabled;
        disabledReason = null;
        failingSince = null;
        failingToldAt = null;
        exhaustedToldAt = null;
        changedAt = now;
    }

    void verify(VerificationWay way, Optional<Integer> perMinute, Instant now) {
        verifiedAt = now;
        verifiedBy = way.word();
        allowedPerMinute = perMinute.orElse(null);
        changedAt = now;
        if (state == Endpoint.State.Unverified) state = Endpoint.State.Enabled;
    }

    /** Another URL is another receiver, who was not asked. */
    void lead(String to, Verification verification, Instant now) {
        if (to.equals(url)) return;
        url = to;
        verifiedAt = null;
        verifiedBy = null;
        allowedPerMinute = null;
        verificationTriedAt = null;
        if (state == Endpoint.State.Enabled) enable(verification, now);
    }

    void disable(String why, Instant now) {
        state = Endpoint.State.Disabled;
        disabledReason = why;
        changedAt = now;
    }
}
