package peering.registration.partner.registered;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A row of {@code registered_prefix}. */
@Entity
@Table(name = "registered_prefix")
@AttributeOverride(name = "id", column = @Column(name = "registered_prefix_id"))
public class RegisteredPrefixEntity extends RegisteredEntity {
    String prefix;
    Long[] origins;

    @Override
    PrefixKeyEntity keyed(PrefixKey key, Instant now) {
        return PrefixKeyEntity.ofPrefix(key, id, now);
    }

    /**
     * @param key null, but for the one answer that shows it
     */
    RegisteredPrefix toRegisteredPrefix(PrefixKey key) {
        return new RegisteredPrefix(
                id,
                partnerId,
                prefix,
                List.of(origins),
                registeredAt,
                key == null ? null : key.text(),
                null,
                revision);
    }
}
