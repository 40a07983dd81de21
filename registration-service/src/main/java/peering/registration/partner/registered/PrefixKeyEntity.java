package peering.registration.partner.registered;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code prefix_key}: what is kept of a key. */
@Entity
@Table(name = "prefix_key")
public class PrefixKeyEntity extends PanacheEntityBase {
    @Id String fingerprint;

    @Column(name = "registered_prefix_id")
    String registeredPrefixId;

    @Column(name = "issued_at")
    Instant issuedAt;

    @Column(name = "retired_at")
    Instant retiredAt;

    static PrefixKeyEntity of(PrefixKey key, String registeredPrefixId, Instant now) {
        var row = new PrefixKeyEntity();
        row.fingerprint = key.fingerprint();
        row.registeredPrefixId = registeredPrefixId;
        row.issuedAt = now;
        return row;
    }
}
