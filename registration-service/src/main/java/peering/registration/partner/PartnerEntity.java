package peering.registration.partner;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A row of {@code partner}. */
@Entity
@Table(name = "partner")
public class PartnerEntity extends PanacheEntityBase {
    @Id
    @Column(name = "partner_id")
    String id;

    String organisation;
    String name;
    String kind;
    long asn;

    @Convert(converter = ContactsColumn.class)
    List<Partner.Contact> contacts;

    String state;

    @Column(name = "state_since")
    Instant stateSince;

    @Column(name = "state_reason")
    String stateReason;

    long revision;

    public PartnerState state() {
        return PartnerState.of(state, stateSince, stateReason);
    }

    void become(PartnerState next) {
        state = next.word();
        stateSince = next.since();
        stateReason = next.reason().orElse(null);
        revision++;
    }

    public String id() {
        return id;
    }

    public long asn() {
        return asn;
    }

    public boolean isActive() {
        return state() instanceof PartnerState.Active;
    }

    Partner toPartner() {
        return new Partner(
                id,
                name,
                Partner.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                asn,
                organisation,
                contacts,
                state,
                stateSince,
                stateReason,
                revision);
    }
}
