package peering.validator.challenge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.Attempt;
import peering.validator.challenge.proof.Terms;

/** A row of {@code challenge}. */
@Entity
@Table(name = "challenge")
class ChallengeEntity {
    @Id
    @Column(name = "challenge_id")
    String id;

    @Generated
    @Column(name = "challenge_no", insertable = false, updatable = false)
    Long number;

    String organisation;
    String prefix;

    @Enumerated(EnumType.STRING)
    Way method;

    @Enumerated(EnumType.STRING)
    Challenge.State state;

    UUID nonce;

    /** Null where there is no token. */
    @Column(name = "token_hash")
    byte[] tokenHash;

    /** The date in a message to sign. */
    @Column(name = "message_until")
    LocalDate messageUntil;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "checked_at")
    Instant checkedAt;

    String reason;
    String sentence;
    String repair;

    Terms terms() {
        return new Terms(organisation, Prefix.parse(prefix), nonce, expiresAt);
    }

    void refused(Attempt.Refused why) {
        reason = why.reason();
        sentence = why.sentence();
        repair = why.repair();
    }

    void proved() {
        state = Challenge.State.Proved;
        forget();
    }

    /** What was said of it before no longer counts. */
    void forget() {
        reason = null;
        sentence = null;
        repair = null;
    }

    /**
     * @param token to be shown this once; null if there is none, or if it was shown before
     */
    Challenge shown(String token) {
        var refusal = reason == null ? null : new Challenge.Refusal(reason, sentence, repair);
        return new Challenge(
                id,
                organisation,
                prefix,
                method,
                state,
                createdAt,
                expiresAt,
                checkedAt,
                refusal,
                Publishing.of(method, terms(), messageUntil, token));
    }
}
