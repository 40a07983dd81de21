package peering.alerting.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import peering.alerting.endpoint.Endpoint;

/** Counts how an endpoint has fared of late. */
@ApplicationScoped
class HealthFigures {
    private static final Duration WINDOW = Duration.ofHours(24);

    /** So long before a certificate expires its owner is warned. */
    private static final Duration EARLY = Duration.ofDays(30);

    /** An attempt of late is of a delivery that waits, or that was settled after it. */
    private static final String BY_HOUR =
            """
            with made as (
                select date_trunc('hour', a.at, 'UTC') as hour, a.at, a.millis,
                       a.outcome = 'Delivered' as arrived
                  from delivery d join delivery_attempt a on a.delivery_id = d.delivery_id
                 where d.endpoint_id = ?1 and (d.state = 'Waiting' or d.settled_at > ?2) and a.at > ?2
            ), arrived as (
                select coalesce(max(at) filter (where arrived), '-infinity') as last from made
            )
            select cast(extract(epoch from hour) as bigint), count(*), count(*) filter (where made.arrived),
                   percentile_disc(0.5) within group (order by millis),
                   percentile_disc(0.95) within group (order by millis),
                   count(*) filter (where at > last)
              from made cross join arrived
             group by grouping sets ((hour), ())
             order by hour nulls first
            """;

    private static final String STANDING =
            """
            select (select count(*) from delivery where endpoint_id = ?1 and state = 'Waiting'),
                   (select count(*) from delivery where endpoint_id = ?1 and state = 'Parked'),
                   (select cast(extract(epoch from min(due_at)) * 1000 as bigint)
                      from delivery where endpoint_id = ?1 and state = 'Waiting'),
                   (select cast(extract(epoch from settled_at) * 1000 as bigint)
                      from delivery
                     where endpoint_id = ?1 and settled_at is not null and state = 'Delivered'
                     order by settled_at desc limit 1)
            """;

    private final Clock clock;

    HealthFigures(Clock clock) {
        this.clock = clock;
    }

    Uni<Health> of(Endpoint endpoint) {
        Instant since = clock.instant().minus(WINDOW);
        return Panache.withSession(() ->
                hours(endpoint.endpointId(), since)
                        .chain(hours ->
                                standing(endpoint.endpointId())
                                        .map(now -> health(endpoint, since, hours, now))));
    }

    private static Uni<List<Object[]>> hours(String endpointId, Instant since) {
        return Panache.getSession()
                .chain(session ->
                        session.<Object[]>createNativeQuery(BY_HOUR)
                                .setParameter(1, endpointId)
                                .setParameter(2, since)
                                .getResultList());
    }

    private static Uni<Object[]> standing(String endpointId) {
        return Panache.getSession()
                .chain(session ->
                        session.<Object[]>createNativeQuery(STANDING)
                                .setParameter(1, endpointId)
                                .getSingleResult());
    }

    /** The first row is of all hours together. */
    private static Health health(
            Endpoint endpoint, Instant since, List<Object[]> rows, Object[] now) {
        var all = rows.getFirst();
        return new Health(
                endpoint.endpointId(),
                endpoint.health(),
                since,
                number(all[1]),
                number(all[2]),
                number(all[1]) - number(all[2]),
                millis(all[3]),
                millis(all[4]),
                number(all[5]),
                number(now[0]),
                number(now[1]),
                moment(now[2]),
                moment(now[3]),
                warnings(endpoint, since.plus(WINDOW)),
                rows.stream().skip(1).map(HealthFigures::hour).toList());
    }

    private static List<String> warnings(Endpoint endpoint, Instant now) {
        var certificate = endpoint.clientCertificate();
        if (certificate == null || certificate.expiresAt().isAfter(now.plus(EARLY))) {
            return List.of();
        }
        return List.of("the client certificate expires at " + certificate.expiresAt());
    }

    private static Health.Hour hour(Object[] row) {
        return new Health.Hour(
                Instant.ofEpochSecond(number(row[0])),
                number(row[1]),
                number(row[2]),
                number(row[1]) - number(row[2]),
                millis(row[3]),
                millis(row[4]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static Integer millis(Object value) {
        return value == null ? null : ((Number) value).intValue();
    }

    private static Instant moment(Object millis) {
        return millis == null ? null : Instant.ofEpochMilli(number(millis));
    }
}
