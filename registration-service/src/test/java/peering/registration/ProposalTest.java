package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.PROBE;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.TRANSIT_B;
import static peering.registration.Api.json;
import static peering.registration.Soon.soon;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.SiteLatencyFact;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** Which site of a provider suits a place, and whether the provider is near enough. */
@RegistrationTest
class ProposalTest {
    /** Between Amsterdam (206 km) and Frankfurt (151 km). */
    private static final String COLOGNE = "near=50.94,6.96";

    private World world;
    private String proposals;

    @BeforeEach
    void ask() {
        world = World.get();
        proposals = "/v1/proposals?partnerId=" + world.partner + "&";
    }

    @Test
    void without_a_measure_the_nearest_site_is_proposed_first() {
        ACME.get(proposals + COLOGNE)
                .then()
                .statusCode(200)
                .body("items.siteId", contains(world.frankfurt, world.amsterdam))
                .body("items.rank", contains(1, 2))
                .body("items[0].distanceKm", equalTo(151.442f))
                .body("items[0].medianMillis", nullValue())
                .body("items[0].partnerRedundant", equalTo(false))
                .body("items[0].mayBePrimary", equalTo(false))
                .body("items[0].mayBeBackup", equalTo(true))
                .body("items[0].health.state", equalTo("in-service"))
                .body("items[1].mayBePrimary", equalTo(true))
                .body("items[1].reason", containsString("Primary or backup."));
    }

    @Test
    void a_fresh_measure_decides_and_an_old_one_does_not() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        measured("DE-CGN", world.amsterdam, 4.5, now, 1);
        measured("DE-CGN", world.frankfurt, 7.25, now, 1);
        measured("DE-OLD", world.amsterdam, 4.5, now.minus(Duration.ofDays(1)), 1);
        awaitMedian("DE-CGN", world.frankfurt, "7.25");
        awaitMedian("DE-OLD", world.amsterdam, "4.5");

        TRANSIT_A
                .get(proposals + "place=de-cgn")
                .then()
                .statusCode(200)
                .body("items.siteId", contains(world.amsterdam, world.frankfurt))
                .body("items.medianMillis", contains(4.5f, 7.25f))
                .body("items[0].distanceKm", nullValue())
                .body("items[0].reason", startsWith("4.50 ms from DE-CGN, the median of 340"));
        ACME.get(proposals + "place=DE-OLD&" + COLOGNE)
                .then()
                .body("items.siteId", contains(world.frankfurt, world.amsterdam))
                .body("items[0].medianMillis", nullValue());
        Refused.at("place", 422, "place-unknown", () -> ACME.get(proposals + "place=DE-OLD"));
    }

    @Test
    void a_metro_with_a_site_is_a_place_too() {
        ACME.get(proposals + "place=amsterdam")
                .then()
                .body("items[0].siteId", equalTo(world.amsterdam));
    }

    @Test
    void the_newest_measure_stays_however_often_and_late_others_come() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String last = "XX-LAST";
        measured("XX-NEW", world.amsterdam, 2, now, 5);
        measured("XX-NEW", world.amsterdam, 9, now, 4);
        measured("XX-NEW", world.amsterdam, 8, now, 5);
        measured(last, world.amsterdam, 1, now, 1);
        awaitMedian("XX-NEW", world.amsterdam, "2");
        measured("XX-NEW", world.amsterdam, 3, now, 6);

        awaitMedian("XX-NEW", world.amsterdam, "3");
        assertEquals("1", Database.one("select count(*) from site_latency where place = 'XX-NEW'"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"place\": 17;                                                    XX-P1",
                "{\"place\": \"a b\", \"siteId\": \"SITE\", \"medianMillis\": 1, \"samples\": 1, \"windowStart\": \"2026-11-24T12:00:00Z\", \"windowEnd\": \"2026-11-24T13:00:00Z\", \"revision\": 1}; XX-P2",
                "{\"place\": \"XX\", \"siteId\": \"SITE\", \"medianMillis\": -1, \"samples\": 1, \"windowStart\": \"2026-11-24T12:00:00Z\", \"windowEnd\": \"2026-11-24T13:00:00Z\", \"revision\": 1}; XX-P3",
                "{\"place\": \"XX\", \"siteId\": \"SITE\", \"medianMillis\": 1, \"samples\": 0, \"windowStart\": \"2026-11-24T12:00:00Z\", \"windowEnd\": \"2026-11-24T13:00:00Z\", \"revision\": 1}; XX-P4",
                "{\"place\": \"XX\", \"siteId\": \"SITE\", \"medianMillis\": 1, \"samples\": 1, \"windowStart\": \"2026-11-24T13:00:00Z\", \"windowEnd\": \"2026-11-24T12:00:00Z\", \"revision\": 1}; XX-P5",
                "{\"place\": \"XX\", \"siteId\": \"nothing\", \"medianMillis\": 1, \"samples\": 1, \"windowStart\": \"2026-11-24T12:00:00Z\", \"windowEnd\": \"2026-11-24T13:00:00Z\", \"revision\": 1}; XX-P6",
            })
    void a_record_that_is_no_measure_is_parked_and_the_stream_goes_on(String json, String key) {
        String poison = json.replace("SITE", world.amsterdam);
        TestStack.facts()
                .tell(Topics.SITE_LATENCY, key, poison.getBytes(StandardCharsets.UTF_8), Map.of());

        var parked =
                TestStack.facts().await(Topics.deadLetters(Topics.SITE_LATENCY), key, any -> true);
        assertEquals(poison, parked.value());
    }

    @Test
    void a_site_that_is_drained_is_proposed_last_and_for_nothing() {
        String amsterdam = "/v1/sites/" + world.amsterdam + "/health";
        OPERATOR.put(amsterdam, json("state", "draining", "reason", "Works."));
        try {
            ACME.get(proposals + "near=52.3,4.9")
                    .then()
                    .body("items.siteId", contains(world.frankfurt, world.amsterdam))
                    .body("items[1].mayBeBackup", equalTo(false))
                    .body("items[1].reason", containsString("Not now: the site is draining."));
            ACME.get(availability("near=52.3,4.9")).then().body("siteId", equalTo(world.frankfurt));
        } finally {
            OPERATOR.put(amsterdam, json("state", "in-service", "reason", "Done."));
        }
    }

    @Test
    void proposals_are_paged() {
        var first = ACME.get(proposals + COLOGNE + "&limit=1");
        first.then().body("items.rank", contains(1)).body("next", equalTo("1"));

        ACME.get(proposals + COLOGNE + "&limit=1&cursor=1")
                .then()
                .body("items.rank", contains(2))
                .body("next", nullValue());
        Refused.with(400, "cursor-invalid", () -> ACME.get(proposals + COLOGNE + "&cursor=site_1"));
    }

    @Test
    void a_provider_is_available_within_a_thousand_miles_or_what_is_asked() {
        ACME.get(availability("near=48.21,16.37"))
                .then()
                .statusCode(200)
                .body("available", equalTo(true))
                .body("withinKm", equalTo(1609))
                .body("siteId", equalTo(world.frankfurt))
                .body("distanceKm", equalTo(599.428f));
        ACME.get(availability("near=48.21,16.37&within=500"))
                .then()
                .body("available", equalTo(false))
                .body("siteId", equalTo(world.frankfurt))
                .body("reason", containsString("500 km are near enough"));
        ACME.get(availability("near=35.68,139.69")).then().body("available", equalTo(false));
    }

    @Test
    void what_is_asked_has_to_name_a_place_and_a_provider_that_may_be_seen() {
        var other = OtherPartner.get();
        Refused.at("near", 400, "field-invalid", () -> ACME.get(proposals));
        Refused.at("near", 400, "field-invalid", () -> ACME.get(proposals + "near=x"));
        Refused.at("near", 400, "field-invalid", () -> ACME.get(availability("limit=1")));
        Refused.at("partnerId", 400, "field-invalid", () -> ACME.get("/v1/proposals?near=1,1"));
        Refused.at("place", 422, "place-unknown", () -> ACME.get(proposals + "place=Nowhere"));
        Refused.with(404, "not-found", () -> TRANSIT_B.get(proposals + COLOGNE));
        Refused.with(404, "not-found", () -> TRANSIT_B.get(availability(COLOGNE)));
        Refused.with(403, "forbidden", () -> PROBE.get(proposals + COLOGNE));
        Refused.with(403, "forbidden", () -> PROBE.get(availability(COLOGNE)));
        Refused.with(
                404,
                "not-found",
                () -> ACME.get("/v1/proposals?near=1,1&partnerId=" + other.rejected()));
        Refused.with(404, "not-found", () -> ACME.get("/v1/proposals?near=1,1&partnerId=x"));
    }

    private String availability(String query) {
        return "/v1/partners/" + world.partner + "/availability?" + query;
    }

    private static void measured(
            String place, String siteId, double millis, Instant until, long revision) {
        var fact =
                new SiteLatencyFact(
                        place, siteId, millis, 340, until.minusSeconds(3600), until, revision);
        TestStack.facts()
                .tell(
                        Topics.SITE_LATENCY,
                        SiteLatencyFact.key(place, siteId),
                        FactJson.write(fact),
                        Map.of());
    }

    private static void awaitMedian(String place, String siteId, String median) {
        soon().until(() ->
                median.equals(
                        Database.one(
                                "select max(median_millis)::text from site_latency where place = '"
                                        + place
                                        + "' and site_id = '"
                                        + siteId
                                        + "'")));
    }
}
