package peering.validator.challenge;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Generated;
import peering.kit.facts.FactJson;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.Attempt;
import peering.validator.challenge.proof.Method;
import peering.validator.challenge.proof.Proof;

/** A row of {@code proof}. */
@Entity
@Table(name = "proof")
class ProofEntity {
    @Id
    @Column(name = "proof_id")
    String id;

    @Generated
    @Column(name = "proof_no", insertable = false, updatable = false)
    Long number;

    String organisation;
    String prefix;

    @Enumerated(EnumType.STRING)
    Method method;

    @Column(name = "proven_at")
    Instant provenAt;

    @Column(name = "valid_until")
    Instant validUntil;

    /** JSON. */
    String evidence;

    /** Null if it came of none, or of one that is gone. */
    @Column(name = "challenge_id")
    String challengeId;

    /** Null as long as it counts. */
    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "ended_by")
    String endedBy;

    @Column(name = "ended_why")
    String endedWhy;

    /** When what was published for it is looked for again; null if nothing was. */
    @Column(name = "look_at")
    Instant lookAt;

    @Column(name = "doubt_reason")
    String doubtReason;

    @Column(name = "doubt_sentence")
    String doubtSentence;

    @Column(name = "doubt_repair")
    String doubtRepair;

    /** The evidence as its column has it. */
    record Seen(Map<String, String> evidence) {}

    void tell(Proof proof) {
        provenAt = proof.provenAt();
        validUntil = proof.validUntil();
        evidence = FactJson.text(new Seen(proof.evidence()));
        doubtReason = null;
        doubtSentence = null;
        doubtRepair = null;
    }

    /** It was looked for, and not found. */
    void doubted(Attempt.Refused why) {
        doubtReason = why.reason();
        doubtSentence = why.sentence();
        doubtRepair = why.repair();
    }

    private Optional<Attempt.Refused> doubt() {
        return Optional.ofNullable(doubtReason)
                .map(reason -> new Attempt.Refused(reason, doubtSentence, doubtRepair));
    }

    void end(Instant when, String by, String why) {
        endedAt = when;
        endedBy = by;
        endedWhy = why;
    }

    Map<String, String> seen() {
        return FactJson.read(evidence, Seen.class).evidence();
    }

    Proof toProof() {
        return new Proof(
                method, Prefix.parse(prefix), organisation, provenAt, validUntil, seen(), doubt());
    }

    /**
     * A proof as its owner sees it.
     *
     * @param validUntil until when it counts, unless it is ended before
     * @param endedBy who ended it, or {@code time}
     */
    @Schema(name = "Proof")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String proofId,
            String organisation,
            @Schema(examples = "198.51.100.0/24") String prefix,
            Method method,
            Instant provenAt,
            Instant validUntil,
            Map<String, String> evidence,
            String challengeId,
            Instant endedAt,
            String endedBy,
            String endedWhy) {}

    View shown() {
        return new View(
                id,
                organisation,
                prefix,
                method,
                provenAt,
                validUntil,
                seen(),
                challengeId,
                endedAt,
                endedBy,
                endedWhy);
    }
}
