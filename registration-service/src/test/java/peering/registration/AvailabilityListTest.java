package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.PROBE;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.json;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which providers can be had at a place. */
@RegistrationTest
class AvailabilityListTest {
    /** Between Amsterdam (206 km) and Frankfurt (151 km). */
    private static final String COLOGNE = "/v1/availability?near=50.94,6.96&within=250";

    private World world;
    private OtherPartner other;

    @BeforeEach
    void world() {
        world = World.get();
        other = OtherPartner.get();
    }

    @Test
    void each_provider_is_listed_once_by_its_nearest_site() {
        asked(COLOGNE)
                .body("items.partnerId", contains(both()))
                .body("items.siteId", contains(world.frankfurt, world.frankfurt))
                .body("items[0].distanceKm", equalTo(151.442f))
                .body("items.find { it.partnerId == '" + world.partner + "' }.asn", equalTo(16509))
                .body("items.find { it.partnerId == '" + other.id() + "' }.kind", equalTo("ixp"))
                .body("next", nullValue());
        asked(COLOGNE + "&kind=isp").body("items.partnerId", contains(world.partner));
        asked(COLOGNE + "&kind=sdci").body("items", empty());
    }

    @Test
    void a_nearer_site_puts_its_provider_first() {
        asked("/v1/availability?near=52.3,4.9&within=500")
                .body("items.partnerId", contains(world.partner, other.id()))
                .body("items.siteId", contains(world.amsterdam, world.frankfurt));
        asked("/v1/availability?near=52.3,4.9&within=300")
                .body("items.partnerId", contains(world.partner));
        asked("/v1/availability?near=-33.9,151.2").body("items", empty());
    }

    @Test
    void it_comes_in_pages_also_of_providers_that_are_equally_far() {
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = asked(COLOGNE + "&limit=1" + cursor).extract();
            List<String> ids = page.path("items.partnerId");
            seen.addAll(ids);
            String next = page.path("next");
            cursor = next == null ? null : "&cursor=" + next;
        } while (cursor != null);

        assertEquals(List.of(both()), seen);
        Refused.with(400, "cursor-invalid", () -> ACME.get(COLOGNE + "&cursor=" + world.partner));
    }

    @Test
    void a_site_out_of_service_and_a_suspended_provider_serve_nobody() {
        String health = "/v1/sites/" + world.frankfurt + "/health";
        OPERATOR.put(health, json("state", "draining", "reason", "Works.")).then().statusCode(200);
        try {
            asked(COLOGNE)
                    .body("items.partnerId", contains(world.partner))
                    .body("items.siteId", contains(world.amsterdam));
        } finally {
            OPERATOR.put(health, json("state", "in-service", "reason", "Done."));
        }
        String life = "/v1/partners/" + other.id();
        OPERATOR.post(life + "/suspend", json("reason", "A test.")).then().statusCode(200);
        try {
            asked(COLOGNE).body("items.partnerId", contains(world.partner));
        } finally {
            OPERATOR.post(life + "/resume").then().statusCode(200);
        }
    }

    @ParameterizedTest(name = "{0} is refused")
    @ValueSource(strings = {"", "?within=100", "?near=x", "?near=91,0"})
    void a_place_on_earth_is_needed(String query) {
        String field = query.startsWith("?within") ? "within" : "near";
        Refused.at(field, 400, "field-invalid", () -> ACME.get("/v1/availability" + query));
    }

    @Test
    void it_is_for_those_who_choose() {
        OPERATOR.get(COLOGNE).then().statusCode(200);
        Refused.with(403, "forbidden", () -> TRANSIT_A.get(COLOGNE));
        Refused.with(403, "forbidden", () -> PROBE.get(COLOGNE));
        Refused.at("kind", 400, "field-invalid", () -> ACME.get(COLOGNE + "&kind=x"));
    }

    /** As far as one another, so by their ids. */
    private String[] both() {
        var ids = new ArrayList<>(List.of(world.partner, other.id()));
        ids.sort(null);
        return ids.toArray(String[]::new);
    }

    private static ValidatableResponse asked(String path) {
        return ACME.get(path).then().statusCode(200);
    }
}
