package peering.registration.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.registration.partner.session.LocalRedundancy;
import peering.registration.site.Facility;
import peering.registration.site.Health;
import peering.registration.site.Site;
import peering.registration.site.latency.SiteLatency;

/** Sites of a provider, for tests: redundant, in service and 100 km away, but for what is said. */
final class Candidates {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Candidates() {}

    static Candidate at(String id) {
        return at(id, 100);
    }

    static Candidate at(String id, long km) {
        return candidate(id, 2, 2, Health.State.IN_SERVICE, Optional.of(km * 1000), null);
    }

    static Candidate measured(String id, long km, double millis) {
        return candidate(id, 2, 2, Health.State.IN_SERVICE, Optional.of(km * 1000), millis);
    }

    static Candidate in(String id, long km, Health.State health) {
        return candidate(id, 2, 2, health, Optional.of(km * 1000), 1.0);
    }

    static Candidate with(String id, int routers, int sessions) {
        return candidate(
                id, routers, sessions, Health.State.IN_SERVICE, Optional.of(100_000L), null);
    }

    static Candidate anywhere(String id) {
        return candidate(id, 2, 2, Health.State.IN_SERVICE, Optional.empty(), null);
    }

    private static Candidate candidate(
            String id,
            int routers,
            int sessions,
            Health.State health,
            Optional<Long> metres,
            Double millis) {
        return new Candidate(
                new Site(
                        id,
                        "Site " + id,
                        "Metro",
                        "NL",
                        null,
                        52,
                        5,
                        List.of(new Facility("f", null)),
                        List.of(),
                        List.of(),
                        List.of("r1", "r2").subList(0, routers),
                        routers > 1,
                        new Health(health, NOON, "x"),
                        NOON,
                        1L),
                new LocalRedundancy(
                        id, sessions, List.of("r1", "r2").subList(0, sessions), sessions > 1),
                metres,
                Optional.ofNullable(millis)
                        .map(median -> new SiteLatency("NL-AMS", id, median, 340, NOON)));
    }
}
