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

/** A row of {@code path_change} as it is read; {@link PathRows} writes it. */
@Entity
@Immutable
@Table(name = "path_change")
public class PathChangeEntity extends PanacheEntityBase {
    @Id
    @Column(name = "path_change_id")
    String id;

    @Column(name = "prefix_id")
    String prefixId;

    String organisation;

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

    @Column(name = "protected_anomalies")
    String[] protectedAnomalies;

    @Column(name = "changed_at")
    Instant changedAt;

    long revision;

    PathChange toChange() {
        return new PathChange(
                id,
                prefixId,
                organisation,
                path,
                siteId,
                previous,
                reason,
                summary,
                List.of(protectedAnomalies),
                changedAt,
                revision);
    }
}
