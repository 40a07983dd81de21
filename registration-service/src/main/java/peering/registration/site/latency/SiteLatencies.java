package peering.registration.site.latency;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import peering.contract.SiteLatencyFact;

/** The newest measure of every place and site. */
@ApplicationScoped
public class SiteLatencies
        implements PanacheRepositoryBase<SiteLatencyEntity, SiteLatencyEntity.Key> {
    /** One statement, so that two replicas and a repeated delivery leave the newest. */
    private static final String KEEP =
            "insert into site_latency (place, site_id, median_millis, samples, window_start,"
                    + " window_end, revision) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                    + " on conflict (place, site_id) do update set"
                    + " median_millis = excluded.median_millis, samples = excluded.samples,"
                    + " window_start = excluded.window_start, window_end = excluded.window_end,"
                    + " revision = excluded.revision"
                    + " where site_latency.revision < excluded.revision";

    /** Keeps the measure unless a newer one of its place and site is known. */
    public Uni<Void> keep(SiteLatencyFact measured) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(KEEP)
                                .setParameter(1, measured.place())
                                .setParameter(2, measured.siteId())
                                .setParameter(3, measured.medianMillis())
                                .setParameter(4, measured.samples())
                                .setParameter(5, measured.windowStart())
                                .setParameter(6, measured.windowEnd())
                                .setParameter(7, measured.revision())
                                .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * What is known between the place and these sites, fresh or not.
     *
     * @param place in any case
     */
    public Uni<List<SiteLatency>> between(String place, Collection<String> siteIds) {
        if (siteIds.isEmpty()) return Uni.createFrom().item(List.of());
        return list("lower(place) = lower(?1) and siteId in ?2", place, siteIds)
                .map(found -> found.stream().map(SiteLatencyEntity::toLatency).toList());
    }
}
