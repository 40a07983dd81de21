package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.GLOBEX;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Soon.soon;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.contract.VerdictFact.Outcome;

/** Prefixes, their history and their events, as they are asked for. */
@RegistrationTest
class PrefixListTest {
    private World world;

    @BeforeEach
    void begin() {
        world = World.get();
    }

    @Test
    void prefixes_are_found_by_where_they_are() {
        String key = world.key("18.130.0.0/16");
        for (String prefix : List.of("18.130.0.0/16", "18.130.8.0/21", "18.130.8.0/24")) {
            World.claimed(ACME, world.acme, prefix, key);
        }
        String six = world.key("2600:1f18::/33");
        World.claimed(ACME, world.acme, "2600:1f18:4000::/36", six);

        assertEquals(List.of("18.130.8.0/21", "18.130.8.0/24"), found("within=18.130.8.0/21"));
        assertEquals(
                List.of("18.130.0.0/16", "18.130.8.0/21", "18.130.8.0/24"),
                found("within=18.130.0.0/16"));
        assertEquals(List.of("18.130.0.0/16", "18.130.8.0/21"), found("covering=18.130.8.0/22"));
        assertEquals(List.of("18.130.0.0/16"), found("covering=18.130.200.1/32"));
        assertEquals(List.of("2600:1f18:4000::/36"), found("within=2600:1f18::/32"));
        assertEquals(List.of("18.130.8.0/21"), found("prefix=18.130.8.0/21"));
        assertEquals(List.of(), found("within=18.130.8.0/21&family=IPV6"));
        assertEquals(List.of(), found("within=18.130.8.0/21&standing=Verified"));
        assertEquals(2, found("within=18.130.8.0/21&partnerId=" + world.partner).size());
        assertEquals(List.of(), found("within=18.130.8.0/21&partnerId=ptn_" + "0".repeat(32)));
        String later = Instant.now().plusSeconds(60).toString();
        assertEquals(List.of(), found("within=18.130.8.0/21&changedSince=" + later));
        assertEquals(2, found("within=18.130.8.0/21&changedSince=2020-01-01T00:00:00Z").size());
        OPERATOR.get("/v1/prefixes?family=IPV6&limit=1000")
                .then()
                .body("items.prefix", everyItem(not(startsWith("18."))));
        GLOBEX.get("/v1/prefixes?within=18.130.0.0/16").then().body("items", hasSize(0));
        ACME.get("/v1/connections/" + world.acme + "/prefixes?within=18.130.8.0/24")
                .then()
                .body("items.prefix", contains("18.130.8.0/24"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefix", "covering", "within"})
    void a_parameter_that_is_no_prefix_is_refused_by_its_name(String parameter) {
        Refused.at(
                parameter,
                400,
                "prefix-malformed",
                () -> ACME.get("/v1/prefixes?" + parameter + "=10"));
    }

    @ParameterizedTest
    @CsvSource({
        "family,       IPV5",
        "changedSince, yesterday",
        "changedSince, -999999999-01-01T00:00:00Z",
        "standing,     Good",
        "limit,        1001",
        "limit,        all",
    })
    void other_parameters_have_their_words(String parameter, String value) {
        Refused.at(
                parameter,
                400,
                "field-invalid",
                () -> ACME.get("/v1/prefixes?" + parameter + "=" + value));
    }

    @Test
    void history_and_events_are_pages_latest_first() {
        String id = world.claimed("18.131.0.0/24");
        Verdicts.tell(id, 1, 1, Outcome.Failed);
        JourneyTest.awaitStanding(id, "Failed");
        Verdicts.tell(id, 1, 2, Outcome.Verified);
        JourneyTest.awaitStanding(id, "Verified");

        var first = ACME.get("/v1/prefixes/" + id + "/history?limit=2");
        first.then().body("items.standing", contains("Verified", "Failed"));
        ACME.get("/v1/prefixes/" + id + "/history?cursor=" + first.path("next"))
                .then()
                .body("items.standing", contains("Pending"))
                .body("next", nullValue());

        String events = "/v1/prefixes/" + id + "/events";
        var latest = ACME.get(events + "?limit=3");
        latest.then().body("items.size()", equalTo(3)).body("items[0].prefixId", equalTo(id));
        ACME.get(events + "?limit=3&cursor=" + latest.path("next"))
                .then()
                .body("items.kind", not(contains("registered", "registered")));
        ACME.get(events + "?kind=registered")
                .then()
                .body("items.severity", contains("information"))
                .body("items.evidence.partnerId", contains(world.partner));
        ACME.get(events + "?kind=verdict").then().body("items", hasSize(2));
        ACME.get(events + "?kind=standing-changed&kind=registered")
                .then()
                .body("items", hasSize(3));
        ACME.get(events + "?severity=error").then().body("items", hasSize(2));
        ACME.get(events + "?until=2020-01-01T00:00:00Z").then().body("items", hasSize(0));
        ACME.get(events + "?since=2020-01-01T00:00:00Z&kind=registered&kind=verdict")
                .then()
                .body("items", hasSize(3));
    }

    @Test
    void history_and_events_refuse_what_they_do_not_know() {
        String id = world.claimed("18.131.1.0/24");
        String prefix = "/v1/prefixes/" + id;
        for (String query : List.of("kind=born", "severity=bad", "type=x", "since=x", "limit=0")) {
            String parameter = query.substring(0, query.indexOf('='));
            String events = prefix + "/events?" + query;
            Refused.at(parameter, 400, "field-invalid", () -> ACME.get(events));
        }
        ACME.get(prefix + "/events?severity=bad")
                .then()
                .body(
                        "errors[0].remedy",
                        equalTo("Send one of information, warning, error, critical."));
        Refused.at("cursor", 400, "cursor-invalid", () -> ACME.get(prefix + "/events?cursor=x"));
        Refused.at("cursor", 400, "cursor-invalid", () -> ACME.get(prefix + "/history?cursor=x"));
        GLOBEX.get(prefix + "/events").then().statusCode(404);
        GLOBEX.get(prefix + "/history").then().statusCode(404);
    }

    @Test
    void events_that_are_too_old_are_dropped() {
        String id = world.claimed("18.131.2.0/24");
        Database.run(
                "update prefix_event set at = at - interval '91 days' where prefix_id = '"
                        + id
                        + "'");

        soon().untilAsserted(() ->
                ACME.get("/v1/prefixes/" + id + "/events").then().body("items", hasSize(0)));
        ACME.get("/v1/prefixes/" + id + "/history").then().body("items", hasSize(1));
    }

    private static List<String> found(String query) {
        return ACME.get("/v1/prefixes?limit=1000&" + query).path("items.prefix");
    }
}
