package peering.registration.path;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import peering.contract.PathFact.Path;

/** What was decided about a path: the columns that a path and a line of its history share. */
@MappedSuperclass
abstract class DecidedEntity extends PanacheEntityBase {
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

    List<String> anomalies() {
        return List.of(protectedAnomalies);
    }
}
