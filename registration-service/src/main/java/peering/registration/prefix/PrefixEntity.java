package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import peering.contract.PrefixFact;
import peering.contract.PrefixFact.Standing;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Outcome;
import peering.registration.partner.registered.Grant;
import peering.routing.net.Prefix;

/** A row of {@code prefix}. */
@Entity
@Table(name = "prefix")
public class PrefixEntity extends PanacheEntityBase {
    @Id
    @Column(name = "prefix_id")
    String id;

    String organisation;

    @Column(name = "connection_id")
    String connectionId;

    @Column(name = "partner_id")
    String partnerId;

    String prefix;

    /** As {@link Place} writes it; the database makes it of the prefix. */
    @Column(insertable = false, updatable = false)
    String place;

    Long[] origins;
    String fingerprint;

    /** Of the routes, not of the claim: {@link LearnedTypes} writes it past this entity. */
    @Column(name = "learned_type", insertable = false, updatable = false)
    String learnedType;

    @Column(name = "delegation_id")
    String delegationId;

    @Column(name = "space_of")
    String spaceOf;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Standing standing;

    @Column(name = "standing_since")
    Instant standingSince;

    @Column(name = "registered_at")
    Instant registeredAt;

    @Column(name = "claim_revision")
    long claimRevision;

    long revision;

    @Column(name = "verdict_revision")
    long verdictRevision;

    /** The last verdict's word and sentence; null while none on this claim revision has come. */
    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Outcome outcome;

    String sentence;

    @Column(name = "fails_at")
    Instant failsAt;

    @Column(name = "verdict_id")
    String verdictId;

    @Column(name = "policy_version")
    String policyVersion;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Convert(converter = FindingsColumn.class)
    List<Finding> findings = List.of();

    PrefixState state() {
        return PrefixState.of(standing, standingSince);
    }

    void become(PrefixState next) {
        standing = next.standing();
        standingSince = next.since();
        revision++;
    }

    /** The claim is to be judged anew; what was found before does not speak for it any more. */
    void claimAnew() {
        claimRevision++;
        outcome = null;
        sentence = null;
        failsAt = null;
        verdictId = null;
        policyVersion = null;
        decidedAt = null;
        findings = List.of();
    }

    /** The claim is to rest on this connection and this grant, and is to be judged anew. */
    void restOn(String connection, Grant grant, List<Long> by) {
        connectionId = connection;
        partnerId = grant.partnerId();
        fingerprint = grant.fingerprint();
        origins = by.toArray(Long[]::new);
        claimAnew();
    }

    /** True from the moment that it is to be judged, or judged anew, until it has been. */
    boolean awaitsVerdict() {
        return verdictId == null;
    }

    void note(VerdictFact verdict, List<Finding> found) {
        verdictRevision = verdict.revision();
        outcome = verdict.outcome();
        sentence = verdict.sentence();
        failsAt = verdict.failsAt().orElse(null);
        verdictId = verdict.verdictId();
        policyVersion = verdict.policyVersion();
        decidedAt = verdict.decidedAt();
        findings = found;
    }

    /** The claim stands in the holder's space from now on, or in its own organisation's. */
    void standIn(Optional<DelegatedSpace> delegated) {
        delegationId = delegated.map(DelegatedSpace::delegationId).orElse(null);
        spaceOf = delegated.map(DelegatedSpace::holder).orElse(organisation);
    }

    /** In place of what the same check found before. */
    void find(Finding finding) {
        var others = findings.stream().filter(other -> !other.check().equals(finding.check()));
        findings = Stream.concat(others, Stream.of(finding)).toList();
    }

    public String id() {
        return id;
    }

    public String organisation() {
        return organisation;
    }

    /** True if the claim stands in the space of another organisation. */
    public boolean isDelegated() {
        return delegationId != null;
    }

    /** The prefix, canonical. */
    public String text() {
        return prefix;
    }

    Prefix parsed() {
        return Prefix.parse(prefix);
    }

    public Claim claim() {
        return new Claim(id, state(), claimRevision, verdictRevision);
    }

    PartnerPrefix toPartnerPrefix() {
        return new PartnerPrefix(
                id, prefix, standing, connectionId, learnedType, registeredAt, standingSince);
    }

    /** What the checks come to; an overruling finding of ours counts as theirs. */
    private Outcome validationState() {
        if (standing == Standing.Released) return Outcome.None;
        if (standing == Standing.Failed && (outcome == null || outcome.inForce())) {
            return Outcome.Failed;
        }
        return outcome == null ? Outcome.Pending : outcome;
    }

    /** As in a list, without its history. */
    CustomerPrefix toPrefix() {
        return toPrefix(null);
    }

    /**
     * @param history null to leave it out
     */
    CustomerPrefix toPrefix(List<CustomerPrefix.Step> history) {
        var verdict =
                verdictId == null
                        ? null
                        : new CustomerPrefix.Verdict(
                                verdictId, decidedAt, policyVersion, sentence, failsAt);
        return new CustomerPrefix(
                id,
                organisation,
                connectionId,
                partnerId,
                prefix,
                List.of(origins),
                standing,
                validationState(),
                learnedType == null ? "none" : learnedType,
                standingSince,
                registeredAt,
                claimRevision,
                revision,
                verdict,
                findings,
                delegationId,
                history);
    }

    /**
     * @param changedAt when it was changed last; its standing may be older
     */
    PrefixFact toFact(Optional<Grant> grant, Instant changedAt) {
        return new PrefixFact(
                id,
                organisation,
                connectionId,
                partnerId,
                prefix,
                List.of(origins),
                fingerprint,
                grant.map(PrefixEntity::toFact),
                standing,
                registeredAt,
                changedAt,
                claimRevision,
                revision);
    }

    private static PrefixFact.Grant toFact(Grant grant) {
        return new PrefixFact.Grant(
                grant.registeredPrefixId(),
                grant.partnerId(),
                grant.partnerAsn(),
                grant.prefix().toString(),
                grant.origins(),
                grant.fingerprint(),
                grant.registeredAsn());
    }
}
