package peering.registration.partner.registered;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A row of {@code registered_prefix}. */
@Entity
@Table(name = "registered_prefix")
public class RegisteredPrefixEntity extends PanacheEntityBase {
    @Id
    @Column(name = "registered_prefix_id")
    String id;

    @Column(name = "partner_id")
    String partnerId;

    String prefix;
    Long[] origins;

    @Column(name = "registered_at")
    Instant registeredAt;

    /** Null while it is there. */
    @Column(name = "removed_at")
    Instant removedAt;

    long revision;

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
