package peering.validator.intake;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Optional;
import peering.contract.PrefixFact;
import peering.contract.VerdictFact;
import peering.kit.facts.FactJson;
import peering.routing.net.Place;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixTextException;

/** A claim as it was last told, and the last verdict on it. */
@Entity
@Table(name = "judged_prefix")
class JudgedPrefixEntity extends PanacheEntityBase {
    @Id
    @Column(name = "prefix_id")
    String id;

    @Column(name = "prefix_revision", nullable = false)
    long prefixRevision;

    /** False once the customer has given the prefix back. */
    @Column(nullable = false)
    boolean held;

    /** The fact of the claim. */
    @Column(nullable = false)
    String claim;

    /** Where the claim's prefix lies, as {@link Place} says it; null if its text is no prefix. */
    String place;

    /** 0 before the first verdict. */
    @Column(name = "verdict_revision", nullable = false)
    long verdictRevision;

    /** 0 before the first verdict. */
    @Column(name = "judged_claim_revision", nullable = false)
    long judgedClaimRevision;

    /** The last verdict's fact; null before the first. */
    @Column(name = "verdict")
    String verdict;

    /** When time alone makes a verdict due; null if it does not. */
    @Column(name = "look_again_at")
    Instant lookAgainAt;

    /** True if there is no verdict that another one could differ from. */
    boolean isUnjudged() {
        return !held || verdict == null;
    }

    /** The claim as read, once for all who look at it. */
    @Transient private PrefixFact readClaim;

    @Transient private VerdictFact readVerdict;

    PrefixFact toClaim() {
        if (readClaim == null) readClaim = FactJson.read(claim, PrefixFact.class);
        return readClaim;
    }

    Optional<VerdictFact> lastVerdict() {
        if (verdict != null && readVerdict == null) {
            readVerdict = FactJson.read(verdict, VerdictFact.class);
        }
        return Optional.ofNullable(readVerdict);
    }

    void tell(PrefixFact fact) {
        prefixRevision = fact.revision();
        held = fact.standing() != PrefixFact.Standing.Released;
        if (!held) lookAgainAt = null;
        claim = FactJson.text(fact);
        readClaim = fact;
        place = placeOf(fact.prefix());
    }

    private static String placeOf(String text) {
        try {
            return Place.within(Prefix.parse(text)).from();
        } catch (PrefixTextException none) {
            return null;
        }
    }

    void judged(VerdictFact fact) {
        verdictRevision = fact.revision();
        judgedClaimRevision = fact.claimRevision();
        verdict = FactJson.text(fact);
        readVerdict = fact;
    }
}
