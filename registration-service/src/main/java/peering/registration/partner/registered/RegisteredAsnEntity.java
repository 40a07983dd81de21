package peering.registration.partner.registered;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code registered_asn}. */
@Entity
@Table(name = "registered_asn")
public class RegisteredAsnEntity extends PanacheEntityBase {
    @Id
    @Column(name = "registered_asn_id")
    String id;

    @Column(name = "partner_id")
    String partnerId;

    long asn;

    @Column(name = "registered_at")
    Instant registeredAt;

    /** Null while it is there. */
    @Column(name = "removed_at")
    Instant removedAt;

    long revision;

    /**
     * @param key null, but for the one answer that shows it
     */
    RegisteredAsn toRegisteredAsn(PrefixKey key) {
        return new RegisteredAsn(
                id, partnerId, asn, registeredAt, key == null ? null : key.text(), null, revision);
    }
}
