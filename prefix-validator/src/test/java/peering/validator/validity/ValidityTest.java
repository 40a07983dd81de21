package peering.validator.validity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.validator.VrpFile;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
class ValidityTest {
    private static final Path COMMITTED = Path.of("../docs/api/prefix-validator.yaml");

    @ParameterizedTest(name = "{0} {1} is {2}, {3}")
    @CsvSource(
            value = {
                "AS16509, 205.251.192.0/23, valid,     -",
                "16509,   205.251.192.0/24, valid,     -",
                "AS10297, 205.251.192.0/24, invalid,   as",
                "AS16509, 205.251.192.0/25, invalid,   length",
                "AS64496, 192.0.2.0/24,     not-found, -",
            },
            nullValues = "-")
    void a_route_is_judged_as_tools_know_it(
            String asn, String prefix, String state, String reason) {
        given().get("/api/v1/validity/" + asn + "/" + prefix)
                .then()
                .statusCode(200)
                .body("validated_route.route.prefix", equalTo(prefix))
                .body("validated_route.validity.state", equalTo(state))
                .body("validated_route.validity.reason", equalTo(reason));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "AS16509, 205.251.192.1/23, prefix-malformed",
        "AS16509, nonsense,         prefix-malformed",
        "ASX,     205.251.192.0/23, asn-malformed",
        "AS4294967296, 205.251.192.0/23, asn-malformed",
    })
    void a_question_that_cannot_be_read_is_refused(String asn, String prefix, String problem) {
        given().get("/api/v1/validity/" + asn + "/" + prefix)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + problem));
    }

    @Test
    void a_dry_run_finds_what_a_claim_would_and_stores_nothing() {
        given().auth()
                .oauth2(TestStack.token("acme"))
                .contentType("application/json")
                .body("{\"prefix\":\"205.251.192.0/24\",\"origins\":[10297]}")
                .post("/v1/preflight")
                .then()
                .statusCode(200)
                .body("findings.check", hasItems("text", "special-purpose", "length", "rov"))
                .body("findings.reason", hasItem("rov-wrong-origin"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"prefix\":\"1.1.1.0/24\",\"origins\":[]}                  | origins",
                "{\"prefix\":\"1.1.1.0/24\",\"origins\":[4294967296]}        | origins",
                "{\"origins\":[1]}                                           | prefix",
                "{\"prefix\":\"1.1.1.0/24\",\"origins\":[1],\"orgins\":[2]}  | orgins",
            })
    void a_dry_run_that_cannot_be_read_names_the_field(String body, String field) {
        String found =
                given().auth()
                        .oauth2(TestStack.token("acme"))
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/preflight")
                        .then()
                        .statusCode(400)
                        .extract()
                        .path("errors[0].field");

        assertEquals(field, found.replaceAll("[\\[.].*", ""));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/v1/prefixes/%00/verdicts,              404",
        "/v1/prefixes/pfx_1/verdicts?cursor=%00, 400",
    })
    void a_nul_in_the_address_is_refused(String address, int status) {
        given().auth()
                .oauth2(TestStack.token("acme"))
                .urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    @Test
    void a_nul_in_a_body_is_refused_by_field() {
        given().auth()
                .oauth2(TestStack.token("acme"))
                .contentType("application/json")
                .body("{\"prefix\":\"1.1.1.0\\u0000/24\",\"origins\":[1]}")
                .post("/v1/preflight")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("prefix"));
    }

    @Test
    void a_number_in_quotes_is_not_a_number() {
        given().auth()
                .oauth2(TestStack.token("acme"))
                .contentType("application/json")
                .body("{\"prefix\":\"1.1.1.0/24\",\"origins\":[\"1\"]}")
                .post("/v1/preflight")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/field-invalid"));
    }

    @Test
    void only_json_is_answered() {
        given().accept("application/xml")
                .get("/v1/vrps/status")
                .then()
                .statusCode(406)
                .body("type", equalTo("/problems/not-acceptable"));
    }

    @Test
    void the_status_says_how_many_vrps_and_how_old() {
        given().get("/v1/vrps/status")
                .then()
                .statusCode(200)
                .body("count", greaterThan(1000))
                .body("built", equalTo("2025-07-20T09:31:33Z"))
                .body("stale", equalTo(false));
    }

    @Test
    void the_api_is_the_committed_one() throws Exception {
        String now = given().get("/q/openapi").asString();
        if (System.getProperty("contract.accept") != null) Files.writeString(COMMITTED, now);

        assertEquals(Files.readString(COMMITTED), now);
    }
}
