package peering.validator.intake;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import peering.contract.VerdictFact;
import peering.kit.facts.FactJson;

/** One verdict, never changed: the history of what was said of a prefix. */
@Entity
@Table(name = "verdict")
class VerdictEntity extends PanacheEntityBase {
    @Id
    @Column(name = "verdict_id")
    String id;

    @Column(name = "prefix_id", nullable = false)
    String prefixId;

    @Column(nullable = false)
    String organisation;

    @Column(nullable = false)
    long revision;

    /** The fact, as it was published. */
    @Column(nullable = false)
    String fact;

    @Column(name = "decided_at", nullable = false)
    Instant decidedAt;

    static VerdictEntity of(VerdictFact verdict) {
        var row = new VerdictEntity();
        row.id = verdict.verdictId();
        row.prefixId = verdict.prefixId();
        row.organisation = verdict.organisation();
        row.revision = verdict.revision();
        row.fact = FactJson.text(verdict);
        row.decidedAt = verdict.decidedAt();
        return row;
    }

    VerdictFact toFact() {
        return FactJson.read(fact, VerdictFact.class);
    }
}
