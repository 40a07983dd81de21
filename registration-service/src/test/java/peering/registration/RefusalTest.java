package peering.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.PROBE;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.json;

import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.stack.TestStack;

/** What is refused everywhere, and at the sites; and that it then changes nothing. */
@RegistrationTest
class RefusalTest {

    @Test
    void without_a_token_nobody_comes_in() {
        Refused.with(401, "unauthenticated", () -> given().get("/v1/sites"));
        Refused.with(
                401,
                "unauthenticated",
                () -> given().contentType(ContentType.JSON).body("{}").post("/v1/connections"));
        Refused.with(
                401,
                "unauthenticated",
                () -> given().auth().oauth2(tampered()).get("/v1/connections"));
    }

    /** The same claims, another signature. */
    private static String tampered() {
        String token = TestStack.token("ops");
        char last = token.charAt(token.length() - 10);
        return token.substring(0, token.length() - 10)
                + (last == 'A' ? 'B' : 'A')
                + token.substring(token.length() - 9);
    }

    @Test
    void a_role_does_what_it_may_and_nothing_else() {
        var world = World.get();
        Refused.with(403, "forbidden", () -> ACME.post("/v1/sites", newSite("x", "NL")));
        Refused.with(403, "forbidden", () -> TRANSIT_A.post("/v1/sites", newSite("x", "NL")));
        Refused.with(
                403,
                "forbidden",
                () -> TRANSIT_A.post("/v1/partners/" + world.partner + "/approve"));
        Refused.with(403, "forbidden", () -> OPERATOR.post("/v1/connections", connection(world)));
        Refused.with(403, "forbidden", () -> PROBE.get("/v1/prefixes"));
        Refused.with(403, "forbidden", () -> ACME.post("/v1/partners", application("x", 3320)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{} {}",
                "\"text\"",
                "{\"name\": \"a\", \"name\": \"b\"}",
            })
    void a_body_has_to_be_one_json_object(String body) {
        Refused.with(400, slugOf(body), () -> OPERATOR.post("/v1/sites", body));
    }

    private static String slugOf(String body) {
        return switch (body) {
            case "", "null" -> "field-invalid";
            default -> "body-malformed";
        };
    }

    @ParameterizedTest(name = "{0} = {1} is refused: {2}")
    @CsvSource({
        "name,      '\"\"',                  field-invalid",
        "name,      '\"   \"',               field-invalid",
        "name,      '\"a\\u0000b\"',         field-invalid",
        "name,      '\"a\\nb\"',             field-invalid",
        "name,      '17',                    field-invalid",
        "name,      'null',                  field-invalid",
        "country,   '\"nl\"',                field-invalid",
        "country,   '\"XX\"',                field-invalid",
        "latitude,  '90.5',                  field-invalid",
        "latitude,  '\"52\"',                field-invalid",
        "latitude,  '1e400',                 field-invalid",
        "longitude, '-181',                  field-invalid",
        "state,     '\"\"',                  field-invalid",
        "facilities, '[]',                   field-invalid",
        "facilities, '[{\"name\": \"a\"}, {\"name\": \"a\"}]', field-invalid",
        "bandwidthOffers, '[{\"name\": \"a\", \"mbps\": 1}, {\"name\": \"a\", \"mbps\": 2}]', field-invalid",
        "routers,   '[]',                    field-invalid",
        "routers,   '[\"r1\", \"r1\"]',      field-invalid",
        "routers,   '\"r1\"',                field-invalid",
        "colour,    '\"red\"',               unknown-field",
    })
    void a_site_says_which_field_is_wrong(String field, String value, String slug) {
        String body = siteWith(field, value);

        Refused.at(field, 400, slug, () -> OPERATOR.post("/v1/sites", body));
    }

    private static String siteWith(String field, String value) {
        var fields = new java.util.LinkedHashMap<String, String>();
        fields.put("name", "\"Refused\"");
        fields.put("metro", "\"Amsterdam\"");
        fields.put("country", "\"NL\"");
        fields.put("latitude", "52.3");
        fields.put("longitude", "4.9");
        fields.put("facilities", "[{\"name\": \"AM3\"}]");
        fields.put("routers", "[\"r1\"]");
        fields.put(field, value);
        return fields.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\": " + e.getValue())
                .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
    }

    @Test
    void a_body_of_more_than_a_megabyte_is_not_read() {
        String large = "{\"name\": \"" + "x".repeat(1_100_000) + "\"}";

        Refused.with(413, "body-too-large", () -> OPERATOR.post("/v1/sites", large));
    }

    @Test
    void other_media_methods_and_places_do_not_exist() {
        Refused.with(
                415,
                "unsupported-media-type",
                () ->
                        given().auth()
                                .oauth2(TestStack.token("ops"))
                                .contentType("text/plain")
                                .body("x")
                                .post("/v1/sites"));
        Refused.with(405, "method-not-allowed", () -> OPERATOR.delete("/v1/sites"));
        Refused.with(404, "not-found", () -> OPERATOR.get("/v1/nothing"));
        Refused.with(404, "not-found", () -> OPERATOR.get("/v1/sites/%00"));
        Refused.with(404, "not-found", () -> OPERATOR.get("/v1/sites/site_" + "0".repeat(32)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "limit=0,       field-invalid",
        "limit=1001,    field-invalid",
        "limit=ten,     field-invalid",
        "cursor=abc,    cursor-invalid",
        "cursor=%00,    field-invalid",
        "text=%00,      field-invalid",
    })
    void a_page_is_asked_for_properly(String query, String slug) {
        Refused.with(400, slug, () -> OPERATOR.get("/v1/sites?" + query));
    }

    @Test
    void a_standing_is_one_of_its_words() {
        Refused.with(400, "field-invalid", () -> ACME.get("/v1/prefixes?standing=pending"));
        Refused.with(400, "field-invalid", () -> ACME.get("/v1/connections?state=open"));
    }

    @Test
    void sites_are_paged_and_filtered() {
        var world = World.get();
        var first = ACME.get("/v1/sites?limit=1");
        first.then().body("items", hasSize(1)).body("next", equalTo(first.path("items[0].id")));

        ACME.get("/v1/sites?limit=1&cursor=" + first.path("next"))
                .then()
                .body("items[0].id", not(equalTo(first.path("items[0].id"))));
        ACME.get("/v1/sites?country=AT&text=VIENNA")
                .then()
                .body("items.id", contains(world.single))
                .body("items[0].redundant", equalTo(false))
                .body("next", nullValue());
        ACME.get("/v1/sites?text=%25").then().body("items", hasSize(0));
        Refused.at(
                "name",
                409,
                "site-name-taken",
                () ->
                        OPERATOR.post(
                                "/v1/sites",
                                newSite(ACME.get("/v1/sites/" + world.single).path("name"), "AT")));
    }

    private static Map<String, Object> connection(World world) {
        return json(
                "name", "Refused",
                "partnerId", world.partner,
                "primarySiteId", world.amsterdam,
                "backupSiteId", world.frankfurt);
    }

    private static Map<String, Object> application(String name, long asn) {
        return json("name", name, "kind", "isp", "asn", asn);
    }

    private static Map<String, Object> newSite(String name, String country) {
        return json(
                "name",
                name,
                "metro",
                "m",
                "country",
                country,
                "latitude",
                1,
                "longitude",
                1,
                "facilities",
                List.of(json("name", "f")),
                "routers",
                List.of("r1"));
    }
}
