package peering.alerting;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks every operation of the API as somebody whom it does not concern. */
@QuarkusTest
class TenancyTest {
    private final Map<String, String> acmes = new HashMap<>();
    private Receiver receiver;

    @BeforeEach
    void make_one_of_everything() throws Exception {
        receiver = new Receiver();
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        String connection = Told.fresh("con_");
        acmes.put("endpointId", endpoint.id());
        acmes.put("subscriptionId", Api.subscribeToAll("acme", endpoint.id()));
        Told.tell(Told.anomaly("acme", connection));
        await().until(() -> receiver.at("/hook").size() == 1);
        acmes.put("deliveryId", receiver.at("/hook").getFirst().id());
        acmes.put("silenceId", Api.silence("acme", "kind", "earthquake"));
        acmes.put("recoveryId", recovery(endpoint.id()));
        acmes.put(
                "alertId",
                Api.get("acme", "/v1/alerts?connectionId=" + connection)
                        .getString("items[0].alertId"));
    }

    private static String recovery(String endpointId) {
        return Api.as("acme")
                .body("{}")
                .post("/v1/endpoints/" + endpointId + "/recoveries")
                .then()
                .statusCode(202)
                .extract()
                .path("recoveryId");
    }

    @AfterEach
    void forget() {
        Api.forgetEndpoints("acme");
        receiver.close();
    }

    private record Operation(Method method, String path) {
        boolean namesAnObject() {
            return path.contains("{");
        }
    }

    @Test
    void without_a_token_nothing_is_answered() {
        for (var operation : operations()) {
            given().contentType("application/json")
                    .body("{}")
                    .request(operation.method(), filled(operation))
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void a_probe_and_a_partner_may_do_nothing_here() {
        for (String client : List.of("probe", "transit-a")) {
            for (var operation : operations()) {
                Api.as(client)
                        .body(bodyFor(operation))
                        .request(operation.method(), filled(operation))
                        .then()
                        .statusCode(403)
                        .contentType("application/problem+json");
            }
        }
    }

    @Test
    void another_customer_finds_nothing() {
        for (var operation : operations()) {
            if (!operation.namesAnObject()) continue;
            Api.as("globex")
                    .body(bodyFor(operation))
                    .request(operation.method(), filled(operation))
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/not-found"));
        }
        for (String list :
                List.of("/v1/alerts", "/v1/endpoints", "/v1/subscriptions", "/v1/silences")) {
            var owners = Api.get("globex", list).getList("items.organisation", String.class);
            assertTrue(owners.stream().allMatch("globex"::equals), list + " shows " + owners);
        }
    }

    @Test
    void an_operator_finds_everything() {
        for (var operation : operations()) {
            // A stream does not end; its own test reads it.
            boolean stream = operation.path().endsWith("-stream");
            if (operation.method() != Method.GET || stream) continue;
            Api.as("ops").get(filled(operation)).then().statusCode(200);
        }
    }

    @Test
    void a_subscription_to_what_is_not_ones_own_is_not_found() {
        String connection = Told.fresh("con_");
        Told.tell(Told.connection(connection, "globex", 1));
        await().until(() ->
                Database.count("known_connection where connection_id = '" + connection + "'") == 1);
        var globex = Api.endpoint("globex", receiver.url("/globex"));

        refusedSubscription(
                Map.of("endpointId", globex.id(), "troubles", List.of("route-anomaly")),
                "endpointId");
        refusedSubscription(
                Map.of(
                        "endpointId",
                        acmes.get("endpointId"),
                        "connectionId",
                        connection,
                        "troubles",
                        List.of("route-anomaly")),
                "connectionId");
        Api.forgetEndpoints("globex");
    }

    private static void refusedSubscription(Map<String, ?> body, String field) {
        long before = Database.count("subscription");
        Api.as("acme")
                .body(body)
                .post("/v1/subscriptions")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"))
                .body("errors[0].field", equalTo(field));
        assertEquals(before, Database.count("subscription"));
    }

    /** As the service describes itself, so that a new operation is walked too. */
    private static List<Operation> operations() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        var found = new ArrayList<Operation>();
        paths.forEach((path, methods) -> {
            for (var method : Method.values()) {
                if (methods.containsKey(method.name().toLowerCase(java.util.Locale.ROOT))) {
                    found.add(new Operation(method, path));
                }
            }
        });
        assertTrue(found.size() >= 15, "the API has more operations than " + found);
        return found;
    }

    private String filled(Operation operation) {
        String path = operation.path();
        for (var own : acmes.entrySet())
            path = path.replace("{" + own.getKey() + "}", own.getValue());
        assertTrue(!path.contains("{"), "no object of ours for " + path);
        return path;
    }

    private static String bodyFor(Operation operation) {
        return operation.method() == Method.POST && !operation.namesAnObject()
                ? "{\"url\":\"https://hooks.example.com/\"}"
                : "{}";
    }
}
