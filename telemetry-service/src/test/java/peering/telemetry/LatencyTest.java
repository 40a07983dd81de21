package peering.telemetry;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.LatencyDegradationFact;
import peering.contract.PrefixFact.Standing;
import peering.contract.SiteLatencyFact;
import peering.contract.Topics;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;
import peering.stack.StackResource;
import peering.stack.TestStack;

/** From the probe's batch to the report and the degradation. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
@TestMethodOrder(MethodOrderer.MethodName.class)
class LatencyTest {
    private static final String ID = "pfx_lat";
    private static final String PREFIX = "198.51.100.0/24";
    private static final List<String> PLACES = List.of("DE-FRA", "GB-LON", "NL-AMS");

    /** Samples, one a minute, end now. */
    private static final Instant START = Instant.now().minusSeconds(100 * 60);

    @BeforeEach
    void known() {
        Api.registered(ID, PREFIX, Standing.Verified, 64500L);
        Api.await().until(() -> report().statusCode() == 200);
    }

    @Test
    void a_three_places_are_reported_and_the_one_that_got_worse_is_told_once_and_ends() {
        var samples = new ArrayList<Map<String, Object>>();
        for (int minute = 0; minute < 100; minute++) {
            for (String place : PLACES) samples.add(sample(place, minute));
        }
        Collections.swap(samples, 10, 13);

        post(samples).then().statusCode(202).body("taken", equalTo(300));
        post(samples.subList(0, 100)).then().statusCode(202);

        Api.await()
                .untilAsserted(() ->
                        report().then()
                                .body("places.place", contains("DE-FRA", "GB-LON", "NL-AMS"))
                                .body("places.count", contains(100, 100, 100))
                                .body("places.lost", contains(10, 10, 10))
                                .body("places[0].p50", closeTo(20, 1))
                                .body("places[0].max", closeTo(20.5, 0.01))
                                .body("places[2].max", closeTo(60.5, 0.5)));
        TestStack.facts()
                .await(
                        Topics.LATENCY_DEGRADATIONS,
                        fact -> degradation(fact.bytes()).state() == State.Ended,
                        Duration.ofSeconds(30));
        var told =
                TestStack.facts().all(Topics.LATENCY_DEGRADATIONS).stream()
                        .map(fact -> degradation(fact.bytes()))
                        .toList();
        assertEquals(
                List.of(State.Open, State.Ended),
                told.stream().map(LatencyDegradationFact::state).toList());
        assertEquals("NL-AMS", told.getFirst().place());
        assertEquals(60, told.getFirst().currentMillis(), 1);
    }

    @Test
    void b_a_degradation_can_be_asked_for_by_its_owner_only() {
        Api.await()
                .untilAsserted(() ->
                        Api.as("acme")
                                .get("/v1/degradations?place=NL-AMS&state=Ended")
                                .then()
                                .body("items", hasSize(1)));
        String id = Api.as("acme").get("/v1/degradations").path("items[0].degradationId");
        Api.as("acme").get("/v1/degradations/" + id).then().statusCode(200);
        Api.as("globex").get("/v1/degradations/" + id).then().statusCode(404);
        Api.as("globex").get("/v1/degradations").then().body("items", empty());
    }

    @Test
    void c_a_new_sample_is_seen_in_seconds() {
        var sample = new HashMap<>(sample("FR-PAR", 0));
        sample.put("at", Instant.now().toString());
        var posted = System.nanoTime();

        post(List.of(sample)).then().statusCode(202);

        Api.await().until(() -> report().asString().contains("FR-PAR"));
        var took = Duration.ofNanos(System.nanoTime() - posted);
        org.junit.jupiter.api.Assertions.assertTrue(took.toSeconds() < 10, took::toString);
    }

    @ParameterizedTest(name = "{0} = {1} is refused: {2}")
    @CsvSource({
        "prefix, 203.0.113.0/24,       nobody has registered",
        "prefix, 198.51.100.1/24,      did you mean 198.51.100.0/24",
        "place,  'a b',                a place is",
        "at,     2999-01-01T00:00:00Z, has not come yet",
        "at,     2020-01-01T00:00:00Z, too old",
        "rttMs,  -1,                   a round trip takes",
        "rttMs,  70000,                a round trip takes",
        "lost,   true,                 one of the two",
        "place,  ,                     is missing",
    })
    void d_a_batch_with_one_bad_sample_is_refused_whole(String field, String value, String why) {
        var bad = new HashMap<>(sample("NL-AMS", 1));
        bad.put("rttMs", 1.0);
        bad.put(field, field.equals("rttMs") ? Double.valueOf(value) : value);
        long before = samplesOnTopic();

        post(List.of(sample("NL-AMS", 2), bad))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/samples-refused"))
                .body("errors", hasSize(1))
                .body("errors[0].field", containsString("samples[1]."))
                .body("errors[0].message", containsString(why));
        assertEquals(before, samplesOnTopic());
    }

    @Test
    void e_bodies_that_are_no_batch_are_refused() {
        post(List.of()).then().statusCode(400).body("errors[0].field", equalTo("samples"));
        Api.as("probe")
                .contentType("application/json")
                .body("{")
                .post("/v1/latency-samples")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/body-malformed"));
        Api.as("probe")
                .contentType("application/json")
                .body("x".repeat(5_000_000))
                .post("/v1/latency-samples")
                .then()
                .statusCode(413)
                .body("type", equalTo("/problems/body-too-large"));
    }

    @Test
    void f_only_probes_post_and_only_owners_look() {
        for (String client : List.of("acme", "ops", "transit-a")) {
            Api.as(client)
                    .contentType("application/json")
                    .body(Map.of("samples", List.of(sample("NL-AMS", 1))))
                    .post("/v1/latency-samples")
                    .then()
                    .statusCode(403);
        }
        Api.as("globex").get("/v1/prefixes/" + ID + "/latency").then().statusCode(404);
        Api.as("acme").get("/v1/prefixes/pfx_none/latency").then().statusCode(404);
        Api.as("ops").get("/v1/prefixes/" + ID + "/latency").then().statusCode(200);
        Api.as("probe").get("/v1/prefixes/" + ID + "/latency").then().statusCode(403);
    }

    @ParameterizedTest(name = "?{0} is refused for {1}")
    @CsvSource({
        "window=2h, window",
        "from=yesterday, from",
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, from",
        "from=2020-01-01T00:00:00Z, from",
        "from=2026-01-01T00:00:00Z&window=6h, window",
    })
    void g_a_report_of_no_time_is_refused(String query, String field) {
        Api.as("acme")
                .get("/v1/prefixes/" + ID + "/latency?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void h_a_time_without_samples_has_no_places() {
        Api.as("acme")
                .get(
                        "/v1/prefixes/"
                                + ID
                                + "/latency?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z")
                .then()
                .statusCode(200)
                .body("places", empty());
    }

    /** Each try sends a sample of its own: the service may not have heard of the path before. */
    @Test
    void i_an_hour_between_a_place_and_the_site_that_carried_the_prefix_is_told() {
        var hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minusSeconds(2 * 3600);
        Api.carried(ID, PREFIX, "site_ams", hour.minusSeconds(60));
        String key = SiteLatencyFact.key("ES-MAD", "site_ams");
        var second = new AtomicInteger();

        Api.await()
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    var sample = new HashMap<>(sample("ES-MAD", 0));
                    sample.put("at", hour.plusSeconds(second.getAndIncrement()).toString());
                    var tooEarly = new HashMap<>(sample);
                    tooEarly.put("at", hour.minusSeconds(3600 - second.get()).toString());
                    post(List.of(sample, tooEarly)).then().statusCode(202);
                    var told =
                            TestStack.facts().all(Topics.SITE_LATENCY).stream()
                                    .filter(fact -> fact.key().equals(key))
                                    .map(fact -> FactJson.read(fact.bytes(), SiteLatencyFact.class))
                                    .toList();
                    assertEquals(1, told.size());
                    assertEquals(19.5, told.getFirst().medianMillis(), 0.1);
                    assertEquals(hour, told.getFirst().windowStart());
                });
    }

    /** NL-AMS is 40 ms slower from minute 50 to 79; every tenth is lost. */
    private static Map<String, Object> sample(String place, int minute) {
        Map<String, Object> sample = new HashMap<>();
        sample.put("prefix", PREFIX);
        sample.put("place", place);
        sample.put("at", START.plusSeconds(60L * minute).toString());
        boolean worse = place.equals("NL-AMS") && minute >= 50 && minute < 80;
        if (minute % 10 == 9) sample.put("lost", true);
        else sample.put("rttMs", 20 + minute * 7 % 11 / 10.0 - 0.5 + (worse ? 40 : 0));
        return sample;
    }

    private static Response post(List<Map<String, Object>> samples) {
        return Api.as("probe")
                .contentType("application/json")
                .body(Map.of("samples", samples))
                .post("/v1/latency-samples");
    }

    private static Response report() {
        var doubles = JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE);
        return Api.as("acme")
                .config(RestAssuredConfig.config().jsonConfig(doubles))
                .get("/v1/prefixes/" + ID + "/latency");
    }

    private static long samplesOnTopic() {
        return TestStack.facts().all(Topics.LATENCY_SAMPLES).size();
    }

    private static LatencyDegradationFact degradation(byte[] json) {
        return FactJson.read(json, LatencyDegradationFact.class);
    }
}
