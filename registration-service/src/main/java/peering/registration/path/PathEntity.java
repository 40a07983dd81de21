package peering.registration.path;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of {@code prefix_path} as it is read; {@link PathRows} writes it. */
@Entity
@Immutable
@Table(name = "prefix_path")
public class PathEntity extends DecidedEntity {
    @Id
    @Column(name = "prefix_id")
    String id;

    @Column(name = "connection_id")
    String connectionId;

    String prefix;

    boolean assumed;
    Instant since;

    @Column(name = "review_at")
    Instant reviewAt;

    PrefixPath toPath() {
        return new PrefixPath(
                id,
                connectionId,
                prefix,
                path,
                siteId,
                previous,
                reason,
                summary,
                assumed,
                anomalies(),
                since,
                changedAt,
                reviewAt,
                revision);
    }
}
