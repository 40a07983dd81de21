package peering.alerting;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import peering.stack.TestStack;

/** The service's API, asked with real tokens. */
public final class Api {
    private Api() {}

    public static RequestSpecification as(String client) {
        return given().auth().oauth2(TestStack.token(client)).contentType("application/json");
    }

    public record Made(String id, String secret) {}

    public static Made endpoint(String client, String url) {
        var made =
                as(client)
                        .body(Map.of("url", url))
                        .post("/v1/endpoints")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath();
        return new Made(made.getString("endpointId"), made.getString("secret"));
    }

    public static String subscription(String client, Map<String, ?> body) {
        return as(client)
                .body(body)
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("subscriptionId");
    }

    /** Both kinds of trouble, of every connection. */
    public static String subscribeToAll(String client, String endpointId) {
        return subscription(
                client,
                Map.of(
                        "endpointId",
                        endpointId,
                        "troubles",
                        List.of("route-anomaly", "latency-degradation", "prefix-validation")));
    }

    /** A silence for an hour from now, of alerts whose label has this value; its id. */
    public static String silence(String client, String label, String value) {
        var matcher = Map.of("label", label, "op", "is", "value", value);
        return as(client)
                .body(
                        Map.of(
                                "matchers",
                                List.of(matcher),
                                "endsAt",
                                Instant.now().plusSeconds(3600).toString(),
                                "reason",
                                "a test"))
                .post("/v1/silences")
                .then()
                .statusCode(201)
                .extract()
                .path("silenceId");
    }

    public static JsonPath get(String client, String path) {
        return as(client).get(path).then().statusCode(200).extract().jsonPath();
    }

    /** Deletes the organisation's endpoints, with all that hangs on them. */
    public static void forgetEndpoints(String client) {
        List<String> ids = get(client, "/v1/endpoints?limit=1000").getList("items.endpointId");
        ids.forEach(id -> as(client).delete("/v1/endpoints/" + id).then().statusCode(204));
    }
}
