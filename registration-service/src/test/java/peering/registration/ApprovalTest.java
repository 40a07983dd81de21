package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.json;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import peering.contract.Topics;
import peering.stack.TestStack;

/** Connections where the operator has the last word. */
@RegistrationTest
@TestProfile(ApprovalTest.ByOperator.class)
class ApprovalTest {

    /** The other value of {@code peering.connection.approval}. */
    public static class ByOperator implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("peering.connection.approval", "operator");
        }
    }

    /** What the tests before this one left; the database outlives the restart of the service. */
    private record Ground(String partner, String primary) {
        static Ground found() {
            List<String> partners = TRANSIT_A.get("/v1/partners").path("items.id");
            if (partners.isEmpty()) {
                var world = World.get();
                return new Ground(world.partner, world.amsterdam);
            }
            String sites = "/v1/partners/" + partners.getFirst() + "/sites";
            return new Ground(
                    partners.getFirst(),
                    TRANSIT_A.get(sites).path("items.find { it.redundant }.siteId"));
        }
    }

    @Test
    void a_request_waits_and_holds_nothing_until_it_is_approved() {
        String path = "/v1/connections/" + asked();
        ACME.get(path).then().body("state", equalTo("requested"));
        Refused.with(
                409,
                "connection-not-active",
                () -> ACME.post(path + "/prefixes", json("prefix", "99.85.0.0/24", "key", "k")));
        Refused.with(
                409,
                "connection-state",
                () -> OPERATOR.post(path + "/suspend", json("reason", "Too early.")));

        OPERATOR.post(path + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("stateReason", nullValue());

        ACME.get(path + "/history")
                .then()
                .body("items.state", contains("requested", "active"))
                .body("items[1].reason", equalTo("approved"));
        ACME.delete(path).then().statusCode(204);
    }

    @Test
    void a_rejected_request_is_closed_with_its_reason() {
        String id = asked();
        TestStack.facts().await(Topics.CONNECTIONS, id, fact -> fact.value().contains("Requested"));

        OPERATOR.post("/v1/connections/" + id + "/reject", json("reason", "No room at this site."))
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"))
                .body("stateReason", equalTo("No room at this site."));

        ACME.get("/v1/connections/" + id + "/history")
                .then()
                .body("items.state", contains("requested", "closed"));
        TestStack.facts().await(Topics.CONNECTIONS, id, fact -> fact.value().contains("Closed"));
    }

    @Test
    void a_request_that_could_not_be_opened_any_more_is_not_approved() {
        String id = asked();
        String sessions =
                "update peering_session set state = '%s' where state = '%s' and site_id ="
                        + " (select primary_site_id from connection where connection_id = '"
                        + id
                        + "')";
        Database.run(sessions.formatted("requested", "active"));
        try {
            Refused.at(
                    "primarySiteId",
                    409,
                    "primary-site-unserved",
                    () -> OPERATOR.post("/v1/connections/" + id + "/approve"));
        } finally {
            Database.run(sessions.formatted("active", "requested"));
        }
        ACME.delete("/v1/connections/" + id).then().statusCode(204);
    }

    private static String asked() {
        var ground = Ground.found();
        return ACME.created(
                "/v1/connections",
                json(
                        "name", World.unique("Asked for"),
                        "partnerId", ground.partner(),
                        "primarySiteId", ground.primary()));
    }
}
