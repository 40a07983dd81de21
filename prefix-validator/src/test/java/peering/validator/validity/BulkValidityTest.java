package peering.validator.validity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.stack.StackResource;
import peering.validator.VrpFile;

/** Many routes at once, the query form, and ASPAs. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
class BulkValidityTest {
    private static final String ROUTE = "{\"asn\":\"AS16509\",\"prefix\":\"205.251.192.0/%d\"}";

    @Test
    void many_routes_are_judged_in_their_order() {
        ask("{\"routes\":[%s,{\"asn\":16509,\"prefix\":\"205.251.192.0/25\"},{\"prefix\":\"192.0.2.0/24\",\"asn\":\"64496\"}]}"
                        .formatted(ROUTE.formatted(23)))
                .statusCode(200)
                .body("validated_routes.validity.state", contains("valid", "invalid", "not-found"))
                .body("validated_routes[1].validity.reason", equalTo("length"))
                .body(
                        "validated_routes[0].validity.VRPs.matched.prefix",
                        hasItem("205.251.192.0/18"))
                .body("validated_routes.route.origin_asn", hasItems("AS16509", "AS64496"));
    }

    @Test
    void a_hundred_thousand_are_taken_and_one_more_is_not() {
        String all = ask(routes(100_000)).statusCode(200).extract().asString();
        assertEquals(100_000, all.split("\"validity\":", -1).length - 1);
        ask(routes(100_001))
                .statusCode(400)
                .body("errors[0].field", equalTo("routes"))
                .body("errors[0].message", containsString("more than 100000"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"routes\":[]}                                                 | field-invalid    | routes",
                "{}                                                                | field-invalid    | routes",
                "{\"routs\":[]}                                                  | unknown-field    | routs",
                "{\"routes\":[{\"asn\":\"AS1\"}]}                            | prefix-malformed | routes[0].prefix",
                "{\"routes\":[{\"prefix\":\"1.1.1.0/24\"}]}                  | asn-malformed    | routes[0].asn",
                "{\"routes\":[{\"asn\":1,\"prefix\":\"1.1.1.1/24\"}]}      | prefix-malformed | routes[0].prefix",
                "{\"routes\":[{\"asn\":-1,\"prefix\":\"1.1.1.0/24\"}]}     | asn-malformed    | routes[0].asn",
                "{\"routes\":[{\"asn\":1,\"prefix\":null}]}                  | field-invalid    | routes[0].prefix",
                "{\"routes\":[{\"asn\":1.5,\"prefix\":\"1.1.1.0/24\"}]}    | field-invalid    | routes[0].asn",
                "{\"routes\":[{\"as\":1}]}                                     | unknown-field    | routes[0].as",
            })
    void what_cannot_be_read_is_refused_by_its_place(String body, String problem, String field) {
        ask(body)
                .statusCode(400)
                .body("type", equalTo("/problems/" + problem))
                .body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"{", "[]", "{\"routes\":[1]}", "{\"routes\":[]} x", "{\"routes\":{}}", "no"})
    void what_is_no_such_json_is_refused(String body) {
        ask(body).statusCode(400).body("type", equalTo("/problems/body-malformed"));
    }

    @Test
    void a_route_may_be_asked_about_by_query() {
        given().get("/validity?asn=AS10297&prefix=205.251.192.0/24")
                .then()
                .statusCode(200)
                .body("validated_route.validity.state", equalTo("invalid"))
                .body("validated_route.validity.reason", equalTo("as"));
        given().get("/validity?asn=1")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("prefix"));
        given().get("/validity?prefix=1.1.1.0/24")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("asn"));
    }

    @Test
    void an_as_shows_whom_it_named_and_who_names_it() {
        given().get("/v1/aspa/AS945")
                .then()
                .statusCode(200)
                .body("attested", equalTo(true))
                .body("providers", contains("AS13213", "AS150369"));
        given().get("/v1/aspa/6939")
                .then()
                .statusCode(200)
                .body("customers", hasItems("AS11358", "AS16909"));
        given().get("/v1/aspa/ASX").then().statusCode(400);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "13213 945,       upstream,   valid",
        "3356 945,        upstream,   invalid",
        "64500 64501,     upstream,   unknown",
        "3356 945,        downstream, valid",
        "3356 945 174 970, downstream, invalid",
    })
    void a_path_is_verified_with_the_hops_that_decide(String path, String way, String state) {
        given().queryParam("path", path)
                .queryParam("direction", way)
                .get("/v1/aspa")
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
    }

    @ParameterizedTest
    @CsvSource({"x", "'path='", "'path=1%20x'", "'path=1&direction=sideways'"})
    void a_path_that_cannot_be_read_is_refused(String query) {
        given().urlEncodingEnabled(false).get("/v1/aspa?" + query).then().statusCode(400);
    }

    @Test
    void a_direction_that_there_is_not_is_refused_by_its_name_and_with_those_there_are() {
        given().get("/v1/aspa?path=1&direction=sideways")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("direction"))
                .body("errors[0].remedy", equalTo("Send one of upstream, downstream."));
    }

    private static ValidatableResponse ask(String body) {
        return given().contentType("application/json").body(body).post("/api/v1/validity").then();
    }

    private static String routes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ROUTE.formatted(18 + i % 7))
                .collect(Collectors.joining(",", "{\"routes\":[", "]}"));
    }
}
