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

    String state;

    @Column(name = "state_since")
    Instant stateSince;

    long revision;

    ConnectionState state() {
        return ConnectionState.of(state, stateSince);
    }

    void become(ConnectionState next) {
        state = next.word();
        stateSince = next.since();
        revision++;
    }

    Connection toConnection() {
        return new Connection(
                id,
                organisation,
                name,
                partnerId,
                primarySiteId,
                backupSiteId,
                state,
                stateSince,
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
                    case ConnectionState.Active _ -> ConnectionFact.State.Active;
                    case ConnectionState.Closed _ -> ConnectionFact.State.Closed;
                },
                stateSince,
                revision);
    }
}
