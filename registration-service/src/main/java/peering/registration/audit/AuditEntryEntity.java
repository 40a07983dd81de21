package peering.registration.audit;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

/** A row of {@code audit_entry}. The trigger {@code note_audit} writes it; nothing changes it. */
@Entity
@Table(name = "audit_entry")
public class AuditEntryEntity extends PanacheEntityBase {
    @Id
    @Column(name = "audit_id")
    Long id;

    String organisation;
    String kind;

    @Column(name = "thing_id")
    String thingId;

    String action;
    String actor;

    @Column(name = "actor_organisation")
    String actorOrganisation;

    String request;
    Instant at;
    String before;
    String after;

    AuditEntry toEntry() {
        return new AuditEntry(
                id,
                organisation,
                kind,
                thingId,
                AuditEntry.Action.valueOf(action.toUpperCase(Locale.ROOT)),
                actor,
                orNull(actorOrganisation),
                orNull(request),
                at,
                FieldNames.ofPeople(before),
                FieldNames.ofPeople(after));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
