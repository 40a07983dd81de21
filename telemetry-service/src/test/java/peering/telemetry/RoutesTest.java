package peering.telemetry;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import peering.contract.CloudEvent;
import peering.contract.PrefixFact.Standing;
import peering.contract.RouteAnomalyFact;
import peering.contract.Topics;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.stack.kafka.Facts.Fact;

/** From bytes at the door to the fact on the topic and the answer over HTTP. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
@TestMethodOrder(MethodOrderer.MethodName.class)
class RoutesTest {
    private static final Incident AMAZON = Incident.read("amazon_1");
    private static final int SLICE = 50;
    private static final String HIJACKED = "205.251.192.0/24";

    /** So that the incident happens today. */
    private static final Duration LATER =
            Duration.between(AMAZON.lines().getLast().at(), Instant.now().minusSeconds(600));

    private static final IncidentMrt MRT = new IncidentMrt(AMAZON, LATER);

    @Test
    void a_the_hijack_of_route_53_is_one_anomaly_among_the_internets_noise_and_ends()
            throws IOException {
        known("pfx_aws", "205.251.192.0/23", 16509L);
        var begin = AMAZON.lines().getFirst().at().plus(LATER);
        Api.feed("rrc00", Internet.moved(begin), () -> "noise");

        feed(AMAZON.lines());

        var critical = awaitAnomaly("pfx_aws", fact -> fact.severity() == Severity.Critical);
        assertEquals(RouteAnomalyFact.Kind.SubPrefixHijack, critical.kind());
        assertEquals(HIJACKED, critical.announcedPrefix());
        assertEquals(10297L, critical.offendingOrigin().orElseThrow());
        assertEquals("acme", critical.organisation());
        feed(AMAZON.cleanUp(HIJACKED));
        var ended = awaitAnomaly("pfx_aws", fact -> fact.state() == State.Ended);
        assertEquals(critical.anomalyId(), ended.anomalyId());
        assertTrue(ended.observerCount() > 40, () -> "observers: " + ended.observerCount());
        assertEquals(0, ended.observersNow());
        assertEquals(List.of(critical.anomalyId()), idsOf("pfx_aws"));
    }

    @Test
    void b_the_anomaly_can_be_asked_for_by_its_owner_only() {
        String id = idsOf("pfx_aws").getFirst();

        Api.await()
                .untilAsserted(() ->
                        Api.as("acme")
                                .get("/v1/anomalies/" + id)
                                .then()
                                .statusCode(200)
                                .body("state", equalTo("Ended"))
                                .body("announcedPrefix", equalTo(HIJACKED)));
        Api.as("acme")
                .get("/v1/anomalies?prefixId=pfx_aws&state=Ended&kind=SubPrefixHijack")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        Api.as("acme")
                .get("/v1/anomalies?state=Open&prefixId=pfx_aws")
                .then()
                .body("items", hasSize(0));
        Api.as("ops").get("/v1/anomalies/" + id).then().statusCode(200);
        Api.as("globex")
                .get("/v1/anomalies/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
        Api.as("globex").get("/v1/anomalies").then().statusCode(200).body("items", hasSize(0));
        Api.as("probe").get("/v1/anomalies").then().statusCode(403);
        io.restassured.RestAssured.given().get("/v1/anomalies").then().statusCode(401);
        Api.as("acme")
                .get("/v1/anomalies?state=Odd")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("state"));
    }

    @Test
    void c_facts_are_cloud_events() {
        var fact = TestStack.facts().all(Topics.ROUTE_ANOMALIES).getFirst();

        assertEquals(
                "org.openpeering.route-anomaly.v1", fact.headers().get(CloudEvent.HEADER_TYPE));
        assertEquals("/telemetry-service", fact.headers().get(CloudEvent.HEADER_SOURCE));
        assertEquals(fact.key() + "/1", fact.headers().get(CloudEvent.HEADER_ID));
    }

    @Test
    void d_what_nobody_registered_or_nobody_verified_is_nothing() {
        Api.registered("pfx_yt", "208.65.152.0/22", Standing.Pending, 36561L);
        known("pfx_last", "101.124.0.0/16", 131486L);
        var pakistan = Incident.read("pakistan_1");
        var iran = Incident.read("iran_1");
        var bitcanal = Incident.read("bitcanal_hijack_1");

        feed(new IncidentMrt(pakistan, Duration.ZERO), pakistan.lines());
        feed(new IncidentMrt(iran, Duration.ZERO), iran.lines());
        feed(new IncidentMrt(bitcanal, Duration.ZERO), bitcanal.lines());

        awaitAnomaly("pfx_last", fact -> fact.severity() == Severity.Critical);
        var concerned =
                TestStack.facts().all(Topics.ROUTE_ANOMALIES).stream()
                        .map(RoutesTest::anomaly)
                        .map(RouteAnomalyFact::prefixId)
                        .filter(id -> !id.equals("pfx_policy")) // of another test, same broker
                        .distinct()
                        .sorted()
                        .toList();
        assertEquals(List.of("pfx_aws", "pfx_last"), concerned);
    }

    @Test
    void e_a_prefix_that_is_given_back_ends_its_anomalies() {
        Api.registered("pfx_last", "101.124.0.0/16", Standing.Released, 131486L);

        var ended = awaitAnomaly("pfx_last", fact -> fact.state() == State.Ended);

        assertTrue(ended.summary().contains("no longer watched"), ended.summary());
    }

    @Test
    void f_what_cannot_be_read_is_parked_with_its_reason_and_the_stream_goes_on() {
        TestStack.facts()
                .tell(Topics.ROUTE_UPDATES, "rrc00|192.0.2.1", new byte[] {1, 2}, Map.of());
        TestStack.facts().tell(Topics.PREFIXES, "pfx_bad", "{".getBytes(), Map.of());

        var route = parked(Topics.ROUTE_UPDATES);
        var prefix = parked(Topics.PREFIXES);

        assertTrue(
                route.headers().get(CloudEvent.HEADER_DEAD_LETTER_REASON).contains("MRT"),
                route.headers()::toString);
        assertEquals("{", prefix.value());
    }

    /** Whatever partition the prefix is in, it hears of the session. */
    @Test
    void g_sessions_that_go_down_take_their_routes_with_them() {
        for (int i = 1; i <= 3; i++) {
            known("pfx_down" + i, "203.0." + i + ".0/24", 64500L);
            for (long peer = 1; peer <= 2; peer++) {
                Api.feed("rrc07", Spoken.announced(peer, "203.0." + i + ".0/24"), () -> "route");
            }
            awaitAnomaly("pfx_down" + i, fact -> fact.state() == State.Open);
        }

        for (long peer = 1; peer <= 2; peer++) Api.feed("rrc07", Spoken.down(peer), () -> "state");

        for (int i = 1; i <= 3; i++) {
            var ended = awaitAnomaly("pfx_down" + i, fact -> fact.state() == State.Ended);
            assertTrue(ended.summary().endsWith("no route shows it any more"), ended::summary);
        }
    }

    private static void known(String id, String prefix, Long origin) {
        Api.registered(id, prefix, Standing.Verified, origin);
        Api.await()
                .until(() ->
                        Api.as("acme").get("/v1/prefixes/" + id + "/latency").statusCode() == 200);
    }

    private static void feed(List<Incident.Line> lines) {
        feed(MRT, lines);
    }

    /** As it was: each collector told at its time what it saw. */
    private static void feed(IncidentMrt mrt, List<Incident.Line> lines) {
        for (int from = 0; from < lines.size(); from += SLICE) {
            var slice = lines.subList(from, Math.min(lines.size(), from + SLICE));
            for (String collector : IncidentMrt.collectors(slice)) {
                Api.feed(collector, mrt.file(collector, slice), () -> collector);
            }
        }
    }

    private static RouteAnomalyFact awaitAnomaly(
            String prefixId, java.util.function.Predicate<RouteAnomalyFact> wanted) {
        return anomaly(
                TestStack.facts()
                        .await(
                                Topics.ROUTE_ANOMALIES,
                                fact -> {
                                    var anomaly = anomaly(fact);
                                    return anomaly.prefixId().equals(prefixId)
                                            && wanted.test(anomaly);
                                },
                                Duration.ofSeconds(60)));
    }

    private static List<String> idsOf(String prefixId) {
        return TestStack.facts().all(Topics.ROUTE_ANOMALIES).stream()
                .map(RoutesTest::anomaly)
                .filter(fact -> fact.prefixId().equals(prefixId))
                .map(RouteAnomalyFact::anomalyId)
                .distinct()
                .toList();
    }

    private static RouteAnomalyFact anomaly(Fact fact) {
        return FactJson.read(fact.bytes(), RouteAnomalyFact.class);
    }

    private static Fact parked(String topic) {
        return TestStack.facts()
                .await(Topics.deadLetters(topic), fact -> true, Duration.ofSeconds(30));
    }
}
