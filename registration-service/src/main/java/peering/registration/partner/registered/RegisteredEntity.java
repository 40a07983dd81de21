package peering.registration.partner.registered;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import peering.registration.partner.PartnerEntity;
import peering.registration.web.Id;

/** What every registration of a partner's is, be it of a prefix or of an AS number. */
@MappedSuperclass
abstract class RegisteredEntity extends PanacheEntityBase {
    @jakarta.persistence.Id String id;

    @Column(name = "partner_id")
    String partnerId;

    @Column(name = "registered_at")
    Instant registeredAt;

    /** Null while it is there. */
    @Column(name = "removed_at")
    Instant removedAt;

    long revision;

    /**
     * A new one.
     *
     * @param kind the beginning of its id
     */
    void begin(String kind, PartnerEntity partner, Instant now) {
        registeredAt = now;
        id = Id.fresh(kind, now);
        partnerId = partner.id();
        revision = 1;
    }

    /** The row of a key of this registration. */
    abstract PrefixKeyEntity keyed(PrefixKey key, Instant now);
}
