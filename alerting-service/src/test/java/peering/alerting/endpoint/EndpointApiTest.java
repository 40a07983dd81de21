package peering.alerting.endpoint;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.alerting.Api;
import peering.alerting.Database;

@QuarkusTest
class EndpointApiTest {
    private static final String URL = "http://127.0.0.1:9999/hook";

    @AfterEach
    void forget() {
        Api.forgetEndpoints("acme");
    }

    @Test
    void the_secret_is_shown_once_and_stored_encrypted() {
        var made = Api.endpoint("acme", URL);

        assertEquals(WebhookSecret.class, new WebhookSecret(made.secret()).getClass());
        Api.as("acme")
                .get("/v1/endpoints/" + made.id())
                .then()
                .statusCode(200)
                .body("secret", nullValue())
                .body(not(containsString("whsec_")));
        String inTheClear = made.secret().substring("whsec_".length());
        assertEquals(
                0,
                Database.count(
                        "endpoint_secret where encode(sealed, 'escape') like '%"
                                + inTheClear
                                + "%'"));
    }

    @Test
    void an_endpoint_is_listed_changed_and_deleted() {
        var first = Api.endpoint("acme", URL);
        var second = Api.endpoint("acme", URL);

        Api.as("acme")
                .get("/v1/endpoints?limit=1")
                .then()
                .body("items", hasSize(1))
                .body("items[0].endpointId", equalTo(second.id()))
                .body("next", notNullValue());
        String next = Api.get("acme", "/v1/endpoints?limit=1").getString("next");
        Api.as("acme")
                .get("/v1/endpoints?limit=1&cursor=" + next)
                .then()
                .body("items[0].endpointId", equalTo(first.id()))
                .body("next", nullValue());
        Api.as("acme")
                .body(Map.of("url", "http://127.0.0.1:9998/other", "description", "ours"))
                .patch("/v1/endpoints/" + first.id())
                .then()
                .statusCode(200)
                .body("url", equalTo("http://127.0.0.1:9998/other"))
                .body("description", equalTo("ours"));
        Api.as("acme")
                .body(Map.of("disabled", true))
                .patch("/v1/endpoints/" + first.id())
                .then()
                .statusCode(200)
                .body("state", equalTo("Disabled"))
                .body("disabledReason", notNullValue());
        Api.as("acme")
                .body(Map.of("disabled", false))
                .patch("/v1/endpoints/" + first.id())
                .then()
                .statusCode(200)
                .body("state", equalTo("Enabled"))
                .body("disabledReason", nullValue());
        Api.as("acme").delete("/v1/endpoints/" + first.id()).then().statusCode(204);
        Api.as("acme").get("/v1/endpoints/" + first.id()).then().statusCode(404);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "https://10.0.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "http://1.1.1.1/",
                "https://user@hooks.example.com/",
                "https://localhost./",
                "https://[5f00::1]/",
                "https://[fec0::1]/",
                "https://[ff02::1]/",
                "https://[2001::1]/",
                "https://[3fff::1]/",
                "https://192.0.0.170/",
                "https://192.88.99.1/",
                "https://198.18.0.1/",
                "https://255.255.255.255/",
                "https://1.1.1.1:22/",
                "ftp://1.1.1.1/",
                "not a url",
                "https://no-such-host.invalid/hook"
            })
    void a_hostile_url_is_refused_with_a_remedy_and_nothing_is_made(String url) {
        long before = Database.count("endpoint");

        Api.as("acme")
                .body(Map.of("url", url))
                .post("/v1/endpoints")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/endpoint-url-refused"))
                .body("errors[0].field", equalTo("url"))
                .body("errors[0].remedy", notNullValue());

        assertEquals(before, Database.count("endpoint"));
    }

    @Test
    void a_hostile_url_is_refused_when_an_endpoint_is_changed_too() {
        var made = Api.endpoint("acme", URL);

        Api.as("acme")
                .body(Map.of("url", "https://10.0.0.1/"))
                .patch("/v1/endpoints/" + made.id())
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/endpoint-url-refused"));

        assertEquals(URL, Api.get("acme", "/v1/endpoints/" + made.id()).getString("url"));
    }

    @Test
    void an_organisation_has_a_limited_number_of_endpoints() {
        for (int i = 0; i < 20; i++) Api.endpoint("acme", URL);

        Api.as("acme")
                .body(Map.of("url", URL))
                .post("/v1/endpoints")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-endpoints"));
        assertEquals(20, Database.count("endpoint where organisation = 'acme'"));
    }

    @Test
    void a_secret_is_rotated_a_limited_number_of_times() {
        var made = Api.endpoint("acme", URL);
        String rotate = "/v1/endpoints/" + made.id() + "/rotate-secret";
        for (int i = 0; i < 4; i++) {
            String fresh =
                    Api.as("acme")
                            .post(rotate)
                            .then()
                            .statusCode(200)
                            .body("secret", startsWith("whsec_"))
                            .body("previousSignsUntil", notNullValue())
                            .extract()
                            .path("secret");
            assertNotEquals(made.secret(), fresh);
        }

        Api.as("acme")
                .post(rotate)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-secrets"));
    }

    @Test
    void an_endpoint_is_tested_a_limited_number_of_times_a_minute() {
        var made = Api.endpoint("acme", URL);
        String test = "/v1/endpoints/" + made.id() + "/test";
        for (int i = 0; i < 10; i++) Api.as("acme").post(test).then().statusCode(202);

        Api.as("acme")
                .post(test)
                .then()
                .statusCode(429)
                .body("type", equalTo("/problems/too-many-tests"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                    | /problems/field-invalid  | url",
                "{\"url\":null}                        | /problems/field-invalid  | url",
                "{\"url\":\"http://127.0.0.1:9999/\",\"colour\":1} | /problems/unknown-field | colour",
            })
    void a_body_that_is_not_right_is_refused_by_field(String body, String type, String field) {
        Api.as("acme")
                .body(body)
                .post("/v1/endpoints")
                .then()
                .statusCode(400)
                .body("type", equalTo(type))
                .body("errors[0].field", containsString(field));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "{", "[]", "null", "1"})
    void a_body_that_is_no_object_is_refused(String body) {
        Api.as("acme")
                .body(body)
                .post("/v1/endpoints")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }
}
