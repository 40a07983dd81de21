package peering.alerting.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.alerting.delivery.TestEvents.becomes;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.alerting.Api;
import peering.alerting.Database;
import peering.alerting.Receiver;

/** Headers of a customer's own: they arrive, and are seen nowhere else. */
@QuarkusTest
class OwnHeadersSentTest {
    private static final String TOKEN = "Bearer hunter2-hunter2";

    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        Api.forgetEndpoints("acme");
        receiver.close();
    }

    @Test
    void they_arrive_beside_the_senders_own_and_only_their_names_are_shown() {
        String id = made();

        String delivery = TestEvents.send(id);
        becomes(delivery, "Delivered");

        var request = receiver.at("/hook").getFirst();
        assertEquals(TOKEN, request.header("authorization"));
        assertEquals("application/json", request.header("content-type"));
        for (String path :
                List.of("/v1/endpoints/" + id, "/v1/endpoints", "/v1/deliveries/" + delivery)) {
            Api.as("acme").get(path).then().statusCode(200).body(not(containsString("hunter2")));
        }
        assertEquals(
                List.of("authorization", "x-team"),
                Api.get("acme", "/v1/endpoints/" + id).getList("headerNames"));
        assertEquals(
                1,
                Database.count(
                        "endpoint where own_headers is not null"
                                + " and encode(own_headers, 'escape') not like '%hunter2%'"
                                + " and endpoint_id = '"
                                + id
                                + "'"));
    }

    @Test
    void others_take_their_place_and_an_empty_map_removes_them() {
        String id = made();
        change(id, Map.of("X-Other", "1")).then().body("headerNames", equalTo(List.of("x-other")));
        change(id, Map.of()).then().body("headerNames", equalTo(List.of()));

        becomes(TestEvents.send(id), "Delivered");

        var headers = receiver.at("/hook").getFirst().headers();
        assertTrue(headers.firstValue("authorization").isEmpty());
        assertTrue(headers.firstValue("x-other").isEmpty());
    }

    @Test
    void a_reserved_one_is_refused_by_field_and_changes_nothing() {
        String id = made();

        change(id, Map.of("Host", "inside.example.com"))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/field-invalid"))
                .body("errors[0].field", equalTo("headers"));

        assertEquals(
                List.of("authorization", "x-team"),
                Api.get("acme", "/v1/endpoints/" + id).getList("headerNames"));
    }

    private String made() {
        return Api.as("acme")
                .body(
                        Map.of(
                                "url",
                                receiver.url("/hook"),
                                "headers",
                                Map.of("Authorization", TOKEN, "X-Team", "netops")))
                .post("/v1/endpoints")
                .then()
                .statusCode(201)
                .extract()
                .path("endpointId");
    }

    private static io.restassured.response.Response change(
            String endpointId, Map<String, String> headers) {
        return Api.as("acme").body(Map.of("headers", headers)).patch("/v1/endpoints/" + endpointId);
    }
}
