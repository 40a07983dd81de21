package peering.alerting.subscription;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.alerting.Api;
import peering.alerting.Database;
import peering.alerting.Told;

@QuarkusTest
class SubscriptionApiTest {
    private String endpoint;

    @BeforeEach
    void make() {
        endpoint = Api.endpoint("acme", "http://127.0.0.1:9999/hook").id();
    }

    @AfterEach
    void forget() {
        Api.forgetEndpoints("acme");
    }

    @Test
    void a_subscription_is_made_shown_listed_and_ended() {
        String id =
                Api.as("acme")
                        .body(
                                Map.of(
                                        "endpointId",
                                        endpoint,
                                        "troubles",
                                        List.of("latency-degradation"),
                                        "minSeverity",
                                        "Critical"))
                        .post("/v1/subscriptions")
                        .then()
                        .statusCode(201)
                        .body("troubles", equalTo(List.of("latency-degradation")))
                        .body("minSeverity", equalTo("Critical"))
                        .body("connectionId", nullValue())
                        .extract()
                        .path("subscriptionId");

        Api.as("acme")
                .get("/v1/subscriptions/" + id)
                .then()
                .statusCode(200)
                .body("endpointId", equalTo(endpoint));
        Api.as("acme").get("/v1/subscriptions").then().body("items.subscriptionId", hasItem(id));
        Api.as("acme").delete("/v1/subscriptions/" + id).then().statusCode(204);
        Api.as("acme").get("/v1/subscriptions/" + id).then().statusCode(404);
    }

    @Test
    void a_connection_whose_fact_is_still_on_its_way_is_waited_for() {
        String connection = Told.fresh("con_");
        var asked = CompletableFuture.supplyAsync(() -> subscribed(connection));

        Told.tell(Told.connection(connection, "acme", 1));

        assertEquals(201, asked.join());
    }

    @Test
    void a_connection_that_stays_unknown_or_is_a_strangers_gets_the_same_answer() {
        String strange = Told.fresh("con_");
        Told.tell(Told.connection(strange, "globex", 1));

        assertEquals(404, subscribed(strange));
        assertEquals(404, subscribed(Told.fresh("con_")));
    }

    private int subscribed(String connection) {
        return Api.as("acme")
                .body(
                        Map.of(
                                "endpointId",
                                endpoint,
                                "connectionId",
                                connection,
                                "troubles",
                                List.of("route-anomaly")))
                .post("/v1/subscriptions")
                .statusCode();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"troubles\":[\"route-anomaly\"]                       | endpointId",
                "\"endpointId\":\"END\"                                 | troubles",
                "\"endpointId\":\"END\",\"troubles\":[]                 | troubles",
                "\"endpointId\":\"END\",\"troubles\":[\"earthquake\"]   | troubles",
                "\"endpointId\":\"END\",\"troubles\":[null]             | troubles",
                "\"endpointId\":\"END\",\"troubles\":[\"route-anomaly\"],\"minSeverity\":\"Bad\" | minSeverity",
                "\"endpointId\":\"END\",\"troubles\":[\"route-anomaly\"],\"quietHours\":{\"from\":\"22:00\",\"to\":\"7\",\"zone\":\"UTC\"} | to",
                "\"endpointId\":\"END\",\"troubles\":[\"route-anomaly\"],\"quietHours\":{\"from\":\"22:00\",\"to\":\"22:00\",\"zone\":\"UTC\"} | quietHours.to",
                "\"endpointId\":\"END\",\"troubles\":[\"route-anomaly\"],\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\",\"zone\":\"Mars/Base\"} | zone",
                "\"endpointId\":\"END\",\"troubles\":[\"route-anomaly\"],\"grouping\":{\"by\":[]} | by",
                "\"endpointId\":\"END\",\"troubles\":[\"route-anomaly\"],\"repeatMinutes\":1 | repeatMinutes",
                "\"endpointId\":\"END\",\"troubles\":[\"route-anomaly\"],\"matchers\":[{\"label\":\"prefix\",\"op\":\"within\",\"value\":\"x\"}] | matchers[0].value",
            })
    void what_is_not_right_is_refused_by_field(String fields, String field) {
        Api.as("acme")
                .body("{" + fields.replace("END", endpoint) + "}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/field-invalid"))
                .body("errors[0].field", containsString(field));

        assertEquals(0, Database.count("subscription where endpoint_id = '" + endpoint + "'"));
    }

    @Test
    void an_organisation_has_a_limited_number_of_subscriptions() {
        Database.execute(
                """
                insert into subscription (subscription_id, organisation, endpoint_id, troubles,
                                          min_severity, created_at)
                select 'sub_' || gen_random_uuid(), 'acme', '%s', 'route-anomaly', 'Info', now()
                  from generate_series(1, 200)
                """
                        .formatted(endpoint));

        Api.as("acme")
                .body(Map.of("endpointId", endpoint, "troubles", List.of("route-anomaly")))
                .post("/v1/subscriptions")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-subscriptions"));
    }
}
