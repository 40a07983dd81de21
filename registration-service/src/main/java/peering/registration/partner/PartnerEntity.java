package peering.registration.partner;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

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
    List<Contact> contacts;

    String[] locations;

    String state;

    @Column(name = "state_since")
    Instant stateSince;

    @Column(name = "state_reason")
    String stateReason;

    @Column(name = "proven_at")
    Instant provenAt;

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

    /** Each may be null: it stays as it is then. */
    void describe(String name, List<Contact> contacts, List<String> locations) {
        if (name != null) this.name = name;
        if (contacts != null) this.contacts = contacts;
        if (locations != null) this.locations = locations.toArray(String[]::new);
    }

    /** {@link #describe}, of a partner that is known. */
    void change(String name, List<Contact> contacts, List<String> locations) {
        describe(name, contacts, locations);
        revision++;
    }

    public String id() {
        return id;
    }

    public long asn() {
        return asn;
    }

    public Partner.Kind kind() {
        return Partner.Kind.of(kind);
    }

    public boolean isActive() {
        return state() instanceof PartnerState.Active;
    }

    /** Its latest move, as a line of the history. */
    Step step(String actor) {
        return new Step(state, stateSince, actor, stateReason, revision);
    }

    public Partner toPartner() {
        return new Partner(
                id,
                name,
                kind(),
                asn,
                organisation,
                contacts,
                List.of(locations),
                state,
                stateSince,
                stateReason,
                provenAt,
                revision);
    }
}
