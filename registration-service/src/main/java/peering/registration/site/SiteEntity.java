package peering.registration.site;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import peering.contract.SiteFact;

/** A row of {@code site}. */
@Entity
@Table(name = "site")
public class SiteEntity extends PanacheEntityBase {
    @Id
    @Column(name = "site_id")
    String id;

    String name;
    String metro;
    String country;
    double latitude;
    double longitude;
    String facility;
    String[] routers;

    @Column(name = "changed_at")
    Instant changedAt;

    long revision;

    public Site toSite() {
        return new Site(
                id,
                name,
                metro,
                country,
                latitude,
                longitude,
                facility,
                List.of(routers),
                routers.length > 1,
                changedAt,
                revision);
    }

    SiteFact toFact() {
        return new SiteFact(
                id,
                name,
                metro,
                country,
                latitude,
                longitude,
                facility,
                List.of(routers),
                changedAt,
                revision);
    }
}
