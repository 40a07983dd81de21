package peering.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import peering.journeys.launch.PeeringSystem;
import peering.journeys.world.Api;
import peering.journeys.world.Callers;
import peering.journeys.world.Incident;
import peering.journeys.world.Peering;
import peering.stack.rtr.Stayrtr;

/** The main job, end to end, on real input: each step stands on the ones before. */
@ExtendWith(WholeSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstJourneyTest {
    private static final String PREFIX = "205.251.192.0/23";
    private static final String HIJACKED = "205.251.192.0/24";
    private static final long AMAZON = 16_509;

    private PeeringSystem system;
    private Callers callers;
    private Peering peering;
    private Hook hook;

    private String amsterdam;
    private String frankfurt;
    private String partner;
    private String key;
    private String connection;
    private String prefixId;

    @BeforeAll
    void system(PeeringSystem running) {
        system = running;
        callers = new Callers(running.addresses());
        peering = new Peering(callers, "ops");
        hook = new Hook(callers.receiver(), "acme");
    }

    @Test
    @Order(1)
    void an_operator_defines_two_edge_sites() {
        amsterdam =
                peering.site(
                        new Peering.NewSite(
                                "Amsterdam 1",
                                "Amsterdam",
                                "NL",
                                52.303,
                                4.938,
                                List.of(new Peering.Facility("Equinix AM3")),
                                List.of("ams1-r1", "ams1-r2")));
        frankfurt =
                peering.site(
                        new Peering.NewSite(
                                "Frankfurt 1",
                                "Frankfurt",
                                "DE",
                                50.12,
                                8.735,
                                List.of(new Peering.Facility("Equinix FR5")),
                                List.of("fra1-r1", "fra1-r2")));

        var seen = callers.as("acme").registration().get("/v1/sites/" + amsterdam).expect(200);
        assertEquals("Amsterdam", seen.path("metro").asText());
        assertTrue(seen.path("redundant").asBoolean());
    }

    @Test
    @Order(2)
    void a_partner_is_approved_peers_at_both_sites_and_receives_a_key() {
        partner = peering.partner("transit-a", "Transit A", AMAZON);
        peering.session("transit-a", partner, amsterdam, "ams1-r1", "80.249.208.10");
        peering.session("transit-a", partner, amsterdam, "ams1-r2", "80.249.208.11");
        peering.session("transit-a", partner, frankfurt, "fra1-r1", "80.81.192.10");
        key = peering.key("transit-a", partner, PREFIX, List.of(AMAZON));

        assertFalse(key.isBlank());
        var sites =
                callers.as("ops")
                        .registration()
                        .get("/v1/partners/" + partner + "/sites")
                        .expect(200)
                        .path("items");
        assertEquals(2, sites.size());
    }

    @Test
    @Order(3)
    void a_customers_prefix_stands_pending_and_then_verified_with_one_reason_per_check()
            throws Exception {
        connection = peering.connection("acme", "acme main", partner, amsterdam, frankfurt);

        prefixId = peering.prefix("acme", connection, PREFIX, key);
        var judged = peering.judged("acme", prefixId);

        assertEquals("Verified", judged.path("standing").asText(), judged.toString());
        assertEquals(
                List.of("Pending", "Verified"),
                judged.path("history")
                        .valueStream()
                        .map(step -> step.path("standing").asText())
                        .toList());
        assertTrue(judged.path("checks").size() >= 4, judged.toString());
        var fact =
                system.stack()
                        .facts()
                        .await(
                                "peering.prefixes.v1",
                                prefixId,
                                told -> told.value().contains("\"Verified\""));
        assertEquals("1.0", fact.headers().get("ce_specversion"));
    }

    @Test
    @Order(3)
    void a_prefix_that_rpki_forbids_stands_failed_and_says_which_check_and_what_to_do()
            throws Exception {
        String elsewhere = "205.251.240.0/22"; // ROAs name AS14618 and AS16509 only
        String opened = peering.key("transit-a", partner, elsewhere, List.of(10_297L));
        String connectionOfAcme =
                peering.connection("acme", "acme main", partner, amsterdam, frankfurt);

        var judged =
                peering.judged("acme", peering.prefix("acme", connectionOfAcme, elsewhere, opened));

        assertEquals("Failed", judged.path("standing").asText(), judged.toString());
        var failed =
                judged.path("checks")
                        .valueStream()
                        .filter(check -> check.path("result").asText().equals("Failed"))
                        .toList();
        assertEquals(1, failed.size(), judged.toString());
        assertEquals("rov", failed.getFirst().path("check").asText());
        assertTrue(failed.getFirst().path("repair").asText().contains("AS10297"));
    }

    @Test
    @Order(4)
    void the_customer_subscribes_a_webhook_and_receives_a_signed_test_event() {
        String receiver = system.addresses().receiver();
        String endpoint = peering.subscription("acme", connection, receiver + "/hooks/acme");
        ChatAndPager.subscribe(peering, "acme", connection, receiver);
        callers.as("acme").alerting().post("/v1/endpoints/" + endpoint + "/test").expect(202);

        assertTrue(hook.await("endpoint.test").verified());
    }

    @Test
    @Order(5)
    void the_real_hijack_in_the_real_stream_is_one_alert_and_is_told_opened_and_resolved()
            throws Exception {
        watched();
        var feeds = new Feeds(operator());
        var recording = Incident.route53(WholeSystem.ROOT);
        var lines = Incident.risLive(recording);
        var rrc00 =
                Files.readAllBytes(
                        WholeSystem.ROOT.resolve(
                                "journeys/data/ris-rrc00-updates.20190101.0000.gz"));

        var stream = CompletableFuture.runAsync(() -> feeds.mrt("rrc00", rrc00));
        feeds.ris("incident", lines);
        feeds.ris("stranger", lines.stream().map(Feeds::ofStranger).toList());
        stream.join();
        var opened = hook.await("route.anomaly.opened");
        feeds.ris("incident", Incident.aftermath(recording, HIJACKED));
        var resolved = hook.await("route.anomaly.resolved");
        new ChatAndPager(callers.receiver(), "acme").assertToldFromFirstSightToEnd();

        assertTrue(opened.verified() && resolved.verified());
        assertEquals(1, hook.of("route.anomaly.opened").size());
        assertEquals(1, alerts("route-anomaly").size());
        assertEquals("Ended", alerts("route-anomaly").getFirst().path("state").asText());
        assertTrue(opened.body().toString().contains("10297"), opened.body().toString());
        var anomalies =
                operator()
                        .get("/v1/anomalies?limit=1000")
                        .expect(200)
                        .path("items")
                        .valueStream()
                        .toList();
        assertEquals(
                1,
                anomalies.stream()
                        .filter(one -> one.path("prefixId").asText().equals(prefixId))
                        .count());
        assertEquals(
                List.of(),
                anomalies.stream().filter(one -> one.toString().contains("198.41.")).toList());
    }

    @Test
    @Order(6)
    void latency_of_three_places_is_reported_and_a_slower_place_is_told_and_resolved()
            throws Exception {
        watched();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        Instant worse = now.minus(Duration.ofHours(2));
        Instant well = now.minus(Duration.ofHours(1));
        post(ThreePlaces.samples(PREFIX, now.minus(Duration.ofHours(6)), worse, 0));
        post(ThreePlaces.samples(PREFIX, worse, well, 40));
        var opened = hook.await("latency.degradation.opened");
        post(ThreePlaces.samples(PREFIX, well, now, 0));
        var resolved = hook.await("latency.degradation.resolved");

        assertTrue(opened.verified() && resolved.verified());
        assertTrue(opened.body().toString().contains("DE-FRA"), opened.body().toString());
        assertEquals(1, alerts("latency-degradation").size());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> ThreePlaces.assertMeasured(report()));
    }

    @Test
    @Order(7)
    void
            a_roa_that_goes_at_the_cache_takes_the_prefix_out_of_force_and_one_that_returns_puts_it_back(
                    Stayrtr cache) throws Exception {
        String roas = WholeSystem.roas();

        cache.serve(roas.replaceAll("\"asn\": 16509,", "\"asn\": 64499,"));

        var failed = peering.validated("acme", prefixId, "Failed");
        assertEquals("Failed", failed.path("standing").asText());
        var opened = hook.await("prefix.validation.opened");
        assertTrue(opened.verified());
        var evidence = opened.body().path("data").path("evidence");
        assertEquals("rov-wrong-origin", evidence.path("findings").path(0).path("reason").asText());
        assertEquals("Open", alerts("prefix-validation").getFirst().path("state").asText());

        cache.serve(roas);

        peering.validated("acme", prefixId, "Warning");
        assertTrue(hook.await("prefix.validation.resolved").verified());
        assertEquals(1, hook.of("prefix.validation.opened").size());
    }

    private Map<String, JsonNode> report() {
        return callers.as("acme")
                .telemetry()
                .get("/v1/prefixes/" + prefixId + "/latency?window=12h")
                .expect(200)
                .path("places")
                .valueStream()
                .collect(Collectors.toMap(place -> place.path("place").asText(), place -> place));
    }

    private void post(List<Map<String, Object>> samples) {
        callers.as("probe")
                .telemetry()
                .post("/v1/latency-samples", Map.of("samples", samples))
                .expect(202);
    }

    private void watched() {
        await("the telemetry-service to watch the prefix")
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        callers.as("acme")
                                        .telemetry()
                                        .get("/v1/prefixes/" + prefixId + "/latency")
                                        .status()
                                == 200);
    }

    private Api operator() {
        return callers.as("ops").telemetry();
    }

    private List<JsonNode> alerts(String kind) throws IOException {
        return callers.as("acme")
                .alerting()
                .get("/v1/alerts?kind=" + kind)
                .expect(200)
                .path("items")
                .valueStream()
                .toList();
    }
}
