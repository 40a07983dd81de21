package peering.registration.site.latency;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code site_latency}. */
@Entity
@Table(name = "site_latency")
@IdClass(SiteLatencyEntity.Key.class)
public class SiteLatencyEntity extends PanacheEntityBase {
    /** Which row. */
    public record Key(String place, String siteId) {}

    @Id String place;

    @Id
    @Column(name = "site_id")
    String siteId;

    @Column(name = "median_millis")
    double medianMillis;

    long samples;

    @Column(name = "window_start")
    Instant windowStart;

    @Column(name = "window_end")
    Instant windowEnd;

    long revision;

    SiteLatency toLatency() {
        return new SiteLatency(place, siteId, medianMillis, samples, windowEnd);
    }
}
