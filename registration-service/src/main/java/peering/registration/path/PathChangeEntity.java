package peering.registration.path;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code path_change} as it is read; {@link PathRows} writes it. */
@Entity
@Immutable
@Table(name = "path_change")
public class PathChangeEntity extends DecidedEntity {
    @Id
    @Column(name = "path_change_id")
    String id;

    @Column(name = "prefix_id")
    String prefixId;

    String organisation;

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
                anomalies(),
                changedAt,
                revision);
    }
}
