package peering.registration.partner.proof;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code proof_attempt}. */
@Entity
@Table(name = "proof_attempt")
public class AttemptEntity extends PanacheEntityBase {
    @Id
    @Column(name = "proof_attempt_id")
    String id;

    @Column(name = "partner_id")
    String partnerId;

    String method;
    String outcome;
    String evidence;
    String actor;
    Instant at;

    ProofAttempt toAttempt() {
        return new ProofAttempt(id, method, outcome, evidence, actor, at);
    }
}
