package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.json;
import static peering.registration.Soon.soon;

import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact;
import peering.contract.PrefixFact.Standing;
import peering.contract.Topics;
import peering.contract.VerdictFact.Outcome;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;
import peering.stack.kafka.Facts.Fact;

/** From a site to a verified prefix, over HTTP and Kafka. */
@RegistrationTest
class JourneyTest {

    @Test
    void a_prefix_is_registered_with_its_key_judged_revalidated_and_released() {
        var world = World.get();
        String connection = world.connection(ACME);
        String key = world.key("205.251.192.0/21");

        var registered =
                ACME.post(
                        "/v1/connections/" + connection + "/prefixes",
                        json("prefix", "205.251.192.0/23", "key", key));

        String id = registered.path("id");
        registered
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(".*/v1/prefixes/" + id))
                .body("standing", equalTo("Pending"))
                .body("checks", empty())
                .body("verdict", nullValue())
                .body("origins", contains(16509))
                .body("history", hasSize(1));
        var pending = prefixFact(id, 1);
        assertEquals(Standing.Pending, pending.standing());
        assertEquals("205.251.192.0/21", pending.grant().orElseThrow().prefix());
        assertEquals(pending.keyFingerprint(), pending.grant().orElseThrow().keyFingerprint());
        assertEquals("acme", pending.organisation());

        Verdicts.tell(id, 1, 1, Outcome.Verified);

        awaitStanding(id, "Verified");
        ACME.get("/v1/prefixes/" + id)
                .then()
                .body("checks", hasSize(1))
                .body("checks[0].check", equalTo("rov"))
                .body("checks[0].result", equalTo("Passed"))
                .body("checks[0].evidence.vrp", notNullValue())
                .body("history.standing", contains("Pending", "Verified"));
        assertEquals(Standing.Verified, prefixFact(id, 2).standing());

        ACME.post("/v1/prefixes/" + id + "/revalidate")
                .then()
                .statusCode(200)
                .body("standing", equalTo("Verified"))
                .body("claimRevision", equalTo(2))
                .body("verdict", nullValue())
                .body("checks", empty());
        assertEquals(2, prefixFact(id, 3).claimRevision());
        assertEquals(Standing.Verified, prefixFact(id, 3).standing());

        Verdicts.tell(id, 2, 2, Outcome.Failed);

        awaitStanding(id, "Failed");
        ACME.get("/v1/prefixes/" + id).then().body("checks[0].repair", notNullValue());

        ACME.delete("/v1/prefixes/" + id).then().statusCode(204);

        ACME.get("/v1/prefixes/" + id)
                .then()
                .body("standing", equalTo("Released"))
                .body(
                        "history.standing",
                        contains("Pending", "Verified", "Verified", "Failed", "Released"));
        assertEquals(Standing.Released, prefixFact(id, 5).standing());
    }

    @Test
    void every_object_of_the_way_is_a_fact_with_cloudevents_headers() {
        var world = World.get();
        String connection = world.connection(ACME);

        for (var told :
                java.util.Map.of(world.amsterdam, Topics.SITES, connection, Topics.CONNECTIONS)
                        .entrySet()) {
            Fact fact = TestStack.facts().await(told.getValue(), told.getKey(), any -> true);
            assertEquals("1.0", fact.headers().get("ce_specversion"));
            assertEquals("/registration-service", fact.headers().get("ce_source"));
            assertEquals(told.getKey(), fact.headers().get("ce_subject"));
            assertEquals("application/json", fact.headers().get("content-type"));
            assertFalse(fact.headers().get("ce_id").isBlank());
        }
    }

    @Test
    void facts_of_one_session_arrive_in_the_order_of_its_changes() {
        var world = World.get();
        String session =
                World.session(TRANSIT_A, world.partner, world.frankfurt, "r2", "80.249.208.99");
        OPERATOR.post("/v1/sessions/" + session + "/close").then().statusCode(200);

        TestStack.facts().await(Topics.SESSIONS, session, fact -> fact.value().contains("Closed"));

        var states =
                TestStack.facts().all(Topics.SESSIONS).stream()
                        .filter(fact -> fact.key().equals(session))
                        .map(fact ->
                                FactJson.read(fact.bytes(), peering.contract.SessionFact.class))
                        .map(fact ->
                                fact.revision() + " " + fact.state() + " AS" + fact.partnerAsn())
                        .toList();
        assertEquals(
                java.util.List.of("1 Requested AS16509", "2 Active AS16509", "3 Closed AS16509"),
                states);
    }

    static void awaitStanding(String prefixId, String standing) {
        awaitStanding(ACME, prefixId, standing);
    }

    static void awaitStanding(Api as, String prefixId, String standing) {
        soon().untilAsserted(() ->
                as.get("/v1/prefixes/" + prefixId).then().body("standing", equalTo(standing)));
    }

    private static PrefixFact prefixFact(String id, long revision) {
        Fact fact =
                TestStack.facts()
                        .await(Topics.PREFIXES, id, any -> read(any).revision() == revision);
        return read(fact);
    }

    private static PrefixFact read(Fact fact) {
        return FactJson.read(fact.bytes(), PrefixFact.class);
    }
}
