package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static peering.registration.PathWorld.CUSTOMER;
import static peering.registration.PathWorld.awaitPath;
import static peering.registration.PathWorld.path;
import static peering.registration.Soon.soon;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.LatencyDegradationFact;
import peering.contract.RouteAnomalyFact;
import peering.contract.Topics;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** What telemetry says of a prefix: latency moves it, an attack does not. */
@RegistrationTest
class PathTroubleTest {
    private PathWorld world;

    @BeforeEach
    void world() {
        world = PathWorld.get();
    }

    @Test
    void an_anomaly_is_seen_and_moves_nothing() {
        String prefix = world.carried();
        String since = path(prefix).extract().path("since");
        String anomaly = "anm_of_" + prefix;

        tell(anomaly(anomaly, prefix, State.Open, 1));
        awaitProtected(prefix, anomaly);
        path(prefix)
                .body("path", equalTo("Preferred"))
                .body("reason", equalTo("primary-healthy"))
                .body("since", equalTo(since));
        TestStack.facts().await(Topics.PATHS, prefix, fact -> fact.value().contains(anomaly));

        tell(anomaly(anomaly, prefix, State.Ended, 2));
        soon().untilAsserted(() -> path(prefix).body("protectedAnomalies", empty()));
    }

    @Test
    void latency_that_got_worse_moves_the_prefix_until_it_is_better() {
        String prefix = world.carried();
        String id = "dgr_of_" + prefix;

        tell(degradation(id, prefix, 5, State.Open, 1));
        tell(degradation(id, prefix, 40, State.Open, 2));
        awaitPath(prefix, "Backup", "primary-slow");
        tell(degradation(id, prefix, 40, State.Ended, 3));
        awaitPath(prefix, "Preferred", "primary-healthy");

        CUSTOMER.get("/v1/prefixes/" + prefix + "/events?kind=path-changed")
                .then()
                .statusCode(200)
                .body("items.evidence.path", contains("Preferred", "Backup", "Preferred"))
                .body("items.evidence.reason", hasItems("primary-slow", "primary-healthy"))
                .body("items.severity", contains("information", "warning", "information"));
    }

    private static void awaitProtected(String prefix, String anomaly) {
        soon().untilAsserted(() -> path(prefix).body("protectedAnomalies", contains(anomaly)));
    }

    private static void tell(RouteAnomalyFact fact) {
        TestStack.facts()
                .tell(Topics.ROUTE_ANOMALIES, fact.anomalyId(), FactJson.write(fact), Map.of());
    }

    private static void tell(LatencyDegradationFact fact) {
        TestStack.facts()
                .tell(
                        Topics.LATENCY_DEGRADATIONS,
                        fact.degradationId(),
                        FactJson.write(fact),
                        Map.of());
    }

    private RouteAnomalyFact anomaly(String id, String prefix, State state, long revision) {
        Instant now = Clock.systemUTC().instant();
        return new RouteAnomalyFact(
                id,
                RouteAnomalyFact.Kind.OriginHijack,
                Severity.Critical,
                state,
                prefix,
                "reader",
                world.connection,
                "101.124.0.0/24",
                "101.124.0.0/24",
                Optional.of(10297L),
                List.of(131486L),
                List.of(),
                0,
                0,
                now,
                now,
                now,
                state == State.Ended ? Optional.of(now) : Optional.empty(),
                "A test.",
                revision,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private LatencyDegradationFact degradation(
            String id, String prefix, double rise, State state, long revision) {
        Instant now = Clock.systemUTC().instant();
        return new LatencyDegradationFact(
                id,
                Severity.Warning,
                state,
                prefix,
                "reader",
                world.connection,
                "101.124.0.0/24",
                "CH-ZRH",
                12.5,
                12.5 + rise,
                5,
                now,
                now,
                now,
                state == State.Ended ? Optional.of(now) : Optional.empty(),
                "A test.",
                revision);
    }
}
