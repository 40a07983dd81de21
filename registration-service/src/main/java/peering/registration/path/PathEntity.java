package peering.registration.path;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import peering.contract.PathFact.Path;

/** A row of {@code prefix_path} as it is read; {@link PathRows} writes it. */
@Entity
@Immutable
@Table(name = "prefix_path")
public class PathEntity extends PanacheEntityBase {
    @Id
    @Column(name = "prefix_id")
    String id;

    @Column(name = "connection_id")
    String connectionId;

    String prefix;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Path path;

    @Column(name = "site_id")
    String siteId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Path previous;

    String reason;
    String summary;
    boolean assumed;

    @Column(name = "protected_anomalies")
    String[] protectedAnomalies;

    Instant since;

    @Column(name = "changed_at")
    Instant changedAt;

    long revision;

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
                List.of(protectedAnomalies),
                since,
                changedAt,
                reviewAt,
                revision);
    }
}
