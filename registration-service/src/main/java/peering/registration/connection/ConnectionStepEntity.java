package peering.registration.connection;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A row of {@code connection_step}. */
@Entity
@Table(name = "connection_step")
@IdClass(ConnectionStepEntity.Key.class)
public class ConnectionStepEntity extends PanacheEntityBase {
    @Id
    @Column(name = "connection_id")
    String connectionId;

    @Id long revision;

    String organisation;
    String state;
    Instant since;
    String actor;
    String reason;

    /** What a row is found by. */
    public record Key(String connectionId, long revision) implements Serializable {}

    /** The line of what {@code connection} has just become. */
    static ConnectionStepEntity of(ConnectionEntity connection, String actor, String reason) {
        var row = new ConnectionStepEntity();
        row.connectionId = connection.id;
        row.revision = connection.revision;
        row.organisation = connection.organisation;
        row.state = connection.state;
        row.since = connection.changedAt;
        row.actor = actor;
        row.reason = reason;
        return row;
    }

    ConnectionStep toStep() {
        return new ConnectionStep(state, since, actor, reason, revision);
    }
}
