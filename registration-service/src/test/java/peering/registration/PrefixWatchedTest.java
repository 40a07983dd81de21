package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.TRANSIT_B;
import static peering.registration.Soon.soon;

import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.LatencyDegradationFact;
import peering.contract.ReceivedRouteFact;
import peering.contract.RouteAnomalyFact;
import peering.contract.Topics;
import peering.contract.Trouble;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** What telemetry tells of a prefix: troubles, and the routes that its partner announces. */
@RegistrationTest
class PrefixWatchedTest {
    private static final Instant SEEN = Instant.parse("2026-11-24T12:00:00Z");
    private World world;

    @BeforeEach
    void begin() {
        world = World.get();
    }

    @Test
    void an_anomaly_is_two_events_and_a_trouble_while_it_lasts() {
        String id = world.claimed("3.160.0.0/22");
        anomaly(id, "anm_" + id, Trouble.State.Open, 1);
        until(id, "kind=anomaly-started", events -> events.body("items", hasSize(1)));
        assertEquals("1", open(id));

        anomaly(id, "anm_" + id, Trouble.State.Ended, 2);
        anomaly(id, "anm_" + id, Trouble.State.Open, 1);
        anomaly(id, "anm_" + id, Trouble.State.Ended, 2);
        until(id, "kind=anomaly-ended", events -> events.body("items", hasSize(1)));

        ACME.get("/v1/prefixes/" + id + "/events?kind=anomaly-started&kind=anomaly-ended")
                .then()
                .body("items.kind", contains("anomaly-ended", "anomaly-started"))
                .body("items.severity", contains("information", "critical"))
                .body("items[1].evidence.announcedPrefix", equalTo("3.160.0.0/24"))
                .body("items[1].evidence.troubleId", equalTo("anm_" + id));
        assertEquals("0", open(id));
    }

    @Test
    void latency_that_degrades_and_recovers_is_told_with_its_figures() {
        String id = world.claimed("3.161.0.0/22");
        degradation(id, Trouble.State.Open, 52.5, 1);
        until(id, "kind=latency-degraded", events -> events.body("items", hasSize(1)));
        degradation(id, Trouble.State.Open, 80, 2);
        soon().until(() ->
                Database.one(
                                "select current_millis from prefix_trouble where prefix_id = '"
                                        + id
                                        + "'")
                        .equals("80"));

        degradation(id, Trouble.State.Ended, 12.5, 3);

        until(id, "kind=latency-recovered", events -> events.body("items", hasSize(1)));
        ACME.get("/v1/prefixes/" + id + "/events?kind=latency-degraded")
                .then()
                .body("items.evidence.place", contains("NL-AMS"));
        assertEquals("0", open(id));
    }

    @Test
    void a_trouble_of_no_prefix_of_ours_is_let_pass() {
        String id = world.claimed("3.162.0.0/22");
        String stranger = "pfx_" + "0".repeat(32);
        anomaly(stranger, "anm_stranger", Trouble.State.Open, 1);
        anomaly(id, "anm_" + id, Trouble.State.Open, 1);

        until(id, "kind=anomaly-started", events -> events.body("items", hasSize(1)));
        assertEquals("0", open(stranger));
    }

    @Test
    void what_the_partner_announces_is_told_and_says_how_the_prefix_is_learned() {
        String id = world.claimed("3.163.0.0/22");
        ACME.get("/v1/prefixes/" + id).then().body("learnedType", equalTo("none"));

        route("ses_1", "3.163.0.0/22", 16509L, ReceivedRouteFact.State.Announced, 1);
        until(id, "kind=announced", events -> events.body("items", hasSize(1)));
        ACME.get("/v1/prefixes/" + id).then().body("learnedType", equalTo("via-service-provider"));

        route("ses_1", "3.163.0.0/22", 10297L, ReceivedRouteFact.State.Announced, 2);
        route("ses_1", "3.163.0.0/22", 16509L, ReceivedRouteFact.State.Announced, 1);
        until(
                id,
                "kind=origin-changed",
                events -> events.body("items.evidence.originAsn", contains("10297")));

        route("ses_1", "3.163.0.0/22", null, ReceivedRouteFact.State.Withdrawn, 3);
        until(id, "kind=withdrawn", events -> events.body("items.severity", contains("warning")));
        ACME.get("/v1/prefixes/" + id).then().body("learnedType", equalTo("none"));
    }

    @Test
    void a_route_that_was_there_before_the_registration_counts() {
        String key = world.key("3.164.0.0/16");
        String marker = World.claimed(ACME, world.acme, "3.164.4.0/24", key);
        route("ses_2", "3.164.0.0/24", 16509L, ReceivedRouteFact.State.Announced, 1);
        route("ses_2", "3.164.4.0/24", 16509L, ReceivedRouteFact.State.Announced, 1);
        until(marker, "kind=announced", events -> events.body("items", hasSize(1)));
        soon().until(() -> known("3.164.0.0/24") == 1);

        String id = World.claimed(ACME, world.acme, "3.164.0.0/24", key);

        ACME.get("/v1/prefixes/" + id).then().body("learnedType", equalTo("via-service-provider"));
    }

    @Test
    void what_the_partner_has_not_registered_is_not_kept() {
        String id = world.claimed("3.165.0.0/24");
        route("ses_3", "3.166.0.0/24", 16509L, ReceivedRouteFact.State.Announced, 1);
        route("ses_3", "3.165.0.0/24", 16509L, ReceivedRouteFact.State.Announced, 1);
        until(id, "kind=announced", events -> events.body("items", hasSize(1)));

        soon().until(() -> known("3.165.0.0/24") == 1);
        assertEquals(0, known("3.166.0.0/24"));
    }

    @Test
    void a_partner_sees_how_its_customers_prefixes_stand_and_not_why() {
        String id = world.claimed("3.167.0.0/24");
        String path = "/v1/partners/" + world.partner + "/customer-prefixes";

        TRANSIT_A.get(path + "?limit=1000").then().body("items.id", hasItem(id));
        TRANSIT_A
                .get(path + "?limit=1000&standing=Released")
                .then()
                .body("items.id", not(hasItem(id)));
        TRANSIT_A
                .get(path + "?limit=1")
                .then()
                .body("items", hasSize(1))
                .body("items[0]", not(hasKey("checks")))
                .body("items[0]", not(hasKey("organisation")));
        TRANSIT_B.get(path).then().statusCode(404);
        ACME.get(path).then().statusCode(403);
    }

    private static void until(String id, String query, Consumer<ValidatableResponse> expected) {
        soon().untilAsserted(() ->
                expected.accept(ACME.get("/v1/prefixes/" + id + "/events?" + query).then()));
    }

    private static String open(String prefixId) {
        return Database.one(
                "select count(*) from prefix_trouble where ended_at is null and prefix_id = '"
                        + prefixId
                        + "'");
    }

    private static int known(String prefix) {
        return Integer.parseInt(
                Database.one(
                        "select count(*) from received_route where prefix = '" + prefix + "'"));
    }

    private void route(
            String session,
            String prefix,
            Long origin,
            ReceivedRouteFact.State state,
            long revision) {
        var fact =
                new ReceivedRouteFact(
                        session,
                        world.partner,
                        prefix,
                        Optional.ofNullable(origin),
                        "16509",
                        List.of("8075:8007"),
                        state,
                        SEEN.plusSeconds(revision),
                        revision);
        tell(Topics.RECEIVED_ROUTES, session + " " + prefix, fact);
    }

    private static void anomaly(String prefixId, String id, Trouble.State state, long revision) {
        boolean ended = state == Trouble.State.Ended;
        var fact =
                new RouteAnomalyFact(
                        id,
                        RouteAnomalyFact.Kind.SubPrefixHijack,
                        Trouble.Severity.Critical,
                        state,
                        prefixId,
                        "acme",
                        "con_1",
                        "3.160.0.0/22",
                        "3.160.0.0/24",
                        Optional.of(64999L),
                        List.of(16509L),
                        List.of(),
                        3,
                        ended ? 0 : 3,
                        SEEN,
                        SEEN,
                        SEEN,
                        ended ? Optional.of(SEEN.plusSeconds(60)) : Optional.empty(),
                        "AS64999 originates a part.",
                        revision,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        tell(Topics.ROUTE_ANOMALIES, id, fact);
    }

    private static void degradation(
            String prefixId, Trouble.State state, double millis, long revision) {
        boolean ended = state == Trouble.State.Ended;
        var fact =
                new LatencyDegradationFact(
                        "dgr_" + prefixId,
                        Trouble.Severity.Warning,
                        state,
                        prefixId,
                        "acme",
                        "con_1",
                        "3.161.0.0/22",
                        "NL-AMS",
                        12.5,
                        millis,
                        5,
                        SEEN,
                        SEEN,
                        SEEN,
                        ended ? Optional.of(SEEN.plusSeconds(60)) : Optional.empty(),
                        "Round trips rose.",
                        revision);
        tell(Topics.LATENCY_DEGRADATIONS, "dgr_" + prefixId, fact);
    }

    private static void tell(String topic, String key, Record fact) {
        TestStack.facts().tell(topic, key, FactJson.write(fact), Map.of());
    }
}
