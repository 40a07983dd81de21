package peering.registration;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.TRANSIT_B;
import static peering.registration.Api.TRANSIT_C;
import static peering.registration.Api.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** Route servers register AS numbers, whose keys open what these originate. */
@RegistrationTest
class RegisteredAsnTest {

    @Test
    void its_key_opens_every_prefix_and_the_fact_names_the_asn() {
        try (var exchange = connected()) {
            var registered = TRANSIT_C.post(exchange.path("/registered-asns"), json("asn", 15169));
            registered
                    .then()
                    .statusCode(201)
                    .body("asn", equalTo(15169))
                    .body("key", startsWith("ppk_"));
            String path = exchange.path("/registered-asns/" + registered.path("id"));
            String connection = connection(exchange);

            String claim = World.claimed(ACME, connection, "8.8.8.0/24", registered.path("key"));

            ACME.get("/v1/prefixes/" + claim).then().body("origins", equalTo(List.of(15169)));
            var fact = TestStack.facts().await(Topics.PREFIXES, claim, any -> true);
            var grant = FactJson.read(fact.bytes(), PrefixFact.class).grant().orElseThrow();
            assertEquals(Optional.of(15169L), grant.registeredAsn());
            assertEquals(registered.path("id"), grant.registeredPrefixId());
            Refused.with(
                    409,
                    "registration-in-use",
                    () -> {
                        var answer = TRANSIT_C.delete(path);
                        answer.then().body("dependents", hasItem(startsWith(claim)));
                        return answer;
                    });
            ACME.delete("/v1/prefixes/" + claim).then().statusCode(204);
            TRANSIT_C.delete(path).then().statusCode(204);
            TRANSIT_C.get(path).then().statusCode(404);
            ACME.delete("/v1/connections/" + connection).then().statusCode(204);
        }
    }

    @Test
    void its_key_is_replaced_without_interrupting_anybody() {
        try (var exchange = connected()) {
            var registered = TRANSIT_C.post(exchange.path("/registered-asns"), json("asn", 15169));
            String path = exchange.path("/registered-asns/" + registered.path("id"));

            TRANSIT_C
                    .post(path + "/rotate-key", json("overlap", "P1D"))
                    .then()
                    .statusCode(200)
                    .body("key", startsWith("ppk_"))
                    .body("keys", hasSize(2));
            TRANSIT_C
                    .get(path)
                    .then()
                    .body("key", nullValue())
                    .body("keys[0].retiredAt", nullValue());
            TRANSIT_C
                    .get(exchange.path("/registered-asns?asn=15169"))
                    .then()
                    .body("items", hasSize(1));
            TRANSIT_C
                    .get(exchange.path("/registered-asns?asn=3333"))
                    .then()
                    .body("items", hasSize(0));
            Refused.with(404, "not-found", () -> TRANSIT_B.post(path + "/rotate-key"));
            Refused.with(404, "not-found", () -> TRANSIT_B.delete(path));
        }
    }

    @Test
    void belongs_to_one_partner_that_is_an_exchange() {
        try (var exchange = connected()) {
            String path = exchange.path("/registered-asns");
            TRANSIT_C.created(path, json("asn", 15169));

            Refused.at(
                    "asn",
                    409,
                    "registered-asn-taken",
                    () -> TRANSIT_C.post(path, json("asn", 15169)));
            Refused.at(
                    "asn", 422, "asn-not-public", () -> TRANSIT_C.post(path, json("asn", 64512)));
            Refused.with(
                    409,
                    "not-a-route-server",
                    () ->
                            TRANSIT_A.post(
                                    "/v1/partners/" + World.get().partner + "/registered-asns",
                                    json("asn", 3333)));
            Refused.with(404, "not-found", () -> TRANSIT_B.post(path, json("asn", 3333)));
        }
        try (var again = connected()) {
            TRANSIT_C.created(again.path("/registered-asns"), json("asn", 15169));
        }
    }

    private static Applicant connected() {
        var exchange = Applicant.with("ixp", 6453, Map.of());
        World.approve(exchange.id());
        String site = World.get().amsterdam;
        World.session(TRANSIT_C, exchange.id(), site, "r1", "80.249.214.1");
        World.session(TRANSIT_C, exchange.id(), site, "r2", "80.249.214.2");
        return exchange;
    }

    private static String connection(Applicant exchange) {
        return ACME.created(
                "/v1/connections",
                json(
                        "name", World.unique("Connection"),
                        "partnerId", exchange.id(),
                        "primarySiteId", World.get().amsterdam));
    }
}
