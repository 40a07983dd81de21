package peering.registration.partner.registered;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code registered_asn}. */
@Entity
@Table(name = "registered_asn")
@AttributeOverride(name = "id", column = @Column(name = "registered_asn_id"))
public class RegisteredAsnEntity extends RegisteredEntity {
    long asn;

    @Override
    PrefixKeyEntity keyed(PrefixKey key, Instant now) {
        return PrefixKeyEntity.ofAsn(key, id, now);
    }

    /**
     * @param key null, but for the one answer that shows it
     */
    RegisteredAsn toRegisteredAsn(PrefixKey key) {
        return new RegisteredAsn(
                id, partnerId, asn, registeredAt, key == null ? null : key.text(), null, revision);
    }
}
