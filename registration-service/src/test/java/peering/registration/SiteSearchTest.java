package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.PROBE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sites are found by where they are. */
@RegistrationTest
class SiteSearchTest {
    private final List<String> made = new ArrayList<>();

    @AfterEach
    void remove() {
        made.forEach(SiteChangeTest::remove);
    }

    @Test
    void the_nearest_come_first_each_with_its_distance() {
        String hilo = site("Hilo", 19.72, -155.08);
        String papeete = site("Papeete", -17.53, -149.57);
        String honolulu = site("Honolulu", 21.31, -157.86);

        ACME.get("/v1/sites?near=21.3,-157.8&limit=3")
                .then()
                .statusCode(200)
                .body("items.id", contains(honolulu, hilo, papeete))
                .body("items[0].distanceKm", equalTo(6.314f))
                .body("items[0].metro", equalTo("Honolulu"))
                .body("items[0].routers", contains("r1"));
        ACME.get("/v1/sites?near=21.3,-157.8&within=1000")
                .then()
                .body("items.id", contains(honolulu, hilo))
                .body("next", nullValue());
        ACME.get("/v1/sites?near=21.3,-157.8&within=1000&text=hilo")
                .then()
                .body("items.id", contains(hilo));
        ACME.get("/v1/sites?near=0,-120&within=100").then().body("items", empty());
        ACME.get("/v1/sites/" + hilo).then().body("distanceKm", nullValue());
        ACME.get("/v1/sites?text=hilo").then().body("items[0].distanceKm", nullValue());
    }

    @Test
    void pages_by_distance_hold_each_site_once() {
        for (int i = 0; i < 5; i++) made.add(World.site("Apia", "WS", -13.83, -171.77, "r1"));
        String search = "/v1/sites?near=-13.8,-171.7&limit=2";
        var seen = new ArrayList<String>();

        var page = PROBE.get(search);
        seen.addAll(page.path("items.id"));
        while (seen.size() < 5) {
            page = PROBE.get(search + "&cursor=" + page.path("next"));
            page.then().statusCode(200);
            seen.addAll(page.path("items.id"));
        }

        assertEquals(made, seen.subList(0, 5));
    }

    @Test
    void a_removed_site_is_not_found() {
        String gone = World.site("Nuku'alofa", "TO", -21.13, -175.2, "r1");
        SiteChangeTest.remove(gone);

        ACME.get("/v1/sites?near=-21.13,-175.2&limit=1000")
                .then()
                .body("items.id", not(hasItem(gone)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "near=91,0;              near;   field-invalid",
                "near=0,181;             near;   field-invalid",
                "near=0;                 near;   field-invalid",
                "near=a,b;               near;   field-invalid",
                "near=1e1,0;             near;   field-invalid",
                "near=NaN,0;             near;   field-invalid",
                "within=5;               within; field-invalid",
                "near=0,0&within=0;      within; field-invalid",
                "near=0,0&within=20017;  within; field-invalid",
                "near=0,0&cursor=x;      cursor; cursor-invalid",
            })
    void a_place_is_named_properly(String query, String field, String slug) {
        Refused.at(field, 400, slug, () -> ACME.get("/v1/sites?" + query));
    }

    @Test
    void a_cursor_by_age_is_none_by_distance() {
        String cursor = World.get().amsterdam;

        Refused.with(400, "cursor-invalid", () -> ACME.get("/v1/sites?near=0,0&cursor=" + cursor));
        Refused.with(400, "cursor-invalid", () -> OPERATOR.get("/v1/sites?cursor=100-" + cursor));
    }

    private String site(String metro, double latitude, double longitude) {
        String id = World.site(metro, "US", latitude, longitude, "r1");
        made.add(id);
        return id;
    }
}
