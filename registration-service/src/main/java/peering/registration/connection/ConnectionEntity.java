package peering.registration.connection;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import peering.contract.ConnectionFact;

/** A row of {@code connection}. */
@Entity
@Table(name = "connection")
public class ConnectionEntity extends PanacheEntityBase {
    @Id
    @Column(name = "connection_id")
    String id;

    String organisation;
    String name;

    @Column(name = "partner_id")
    String partnerId;

    @Column(name = "primary_site_id")
    String primarySiteId;

    @Column(name = "backup_site_id")
    String backupSiteId;

    String place;
    Double latitude;
    Double longitude;

    /** Each as {@code key:value}. */
    String[] tags;

    String state;

    @Column(name = "state_since")
    Instant stateSince;

    @Column(name = "state_reason")
    String stateReason;

    @Column(name = "changed_at")
    Instant changedAt;

    long revision;

    ConnectionState state() {
        return ConnectionState.of(state, stateSince, stateReason);
    }

    public boolean isClosed() {
        return state() instanceof ConnectionState.Closed;
    }

    void become(ConnectionState next) {
        state = next.word();
        stateSince = next.since();
        stateReason = next.reason().orElse(null);
        changed(next.since());
    }

    /** What the customer chose. */
    public Terms terms() {
        var location = place == null ? null : new Location(place, latitude, longitude);
        return new Terms(
                name, location, Tags.Rule.ofColumn(tags), partnerId, primarySiteId, backupSiteId);
    }

    /** The customer chooses otherwise. */
    public void choose(Terms next, Instant now) {
        take(next);
        changed(now);
    }

    void take(Terms terms) {
        var location = Optional.ofNullable(terms.location());
        name = terms.name();
        place = location.map(Location::place).orElse(null);
        latitude = location.map(Location::latitude).orElse(null);
        longitude = location.map(Location::longitude).orElse(null);
        tags = Tags.Rule.toColumn(terms.tags());
        partnerId = terms.partnerId();
        primarySiteId = terms.primarySiteId();
        backupSiteId = terms.backupSiteId();
    }

    private void changed(Instant now) {
        changedAt = now;
        revision++;
    }

    public Connection toConnection() {
        var terms = terms();
        return new Connection(
                id,
                organisation,
                name,
                partnerId,
                primarySiteId,
                backupSiteId,
                terms.location(),
                terms.tags(),
                state,
                stateReason,
                stateSince,
                changedAt,
                revision);
    }

    /** What its partner may know of it. */
    Connection toPartner() {
        return new Connection(
                id,
                organisation,
                name,
                partnerId,
                primarySiteId,
                backupSiteId,
                null,
                null,
                state,
                null,
                stateSince,
                changedAt,
                revision);
    }

    ConnectionFact toFact() {
        return new ConnectionFact(
                id,
                organisation,
                name,
                partnerId,
                primarySiteId,
                Optional.ofNullable(backupSiteId),
                switch (state()) {
                    case ConnectionState.Requested _ -> ConnectionFact.State.Requested;
                    case ConnectionState.Active _ -> ConnectionFact.State.Active;
                    case ConnectionState.Suspended _ -> ConnectionFact.State.Suspended;
                    case ConnectionState.Closed _ -> ConnectionFact.State.Closed;
                },
                changedAt,
                revision);
    }
}
