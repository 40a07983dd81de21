package peering.registration.partner.proof;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code partner_challenge}: what a partner is to put into the registry's record. */
@Entity
@Table(name = "partner_challenge")
public class ChallengeEntity extends PanacheEntityBase {
    @Id
    @Column(name = "partner_id")
    String partnerId;

    String token;

    @Column(name = "issued_at")
    Instant issuedAt;
}
