package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.GLOBEX;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.json;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.registration.RegistrationTest.SmallLimits;

/** Every reason why a prefix is not registered, and that it then changes nothing. */
@RegistrationTest
class PrefixRefusalTest {
    private static final String KEY = "ppk_" + "A".repeat(32);

    @ParameterizedTest(name = "{0} is refused: {2}")
    @CsvSource({
        "'',                    400, prefix-malformed",
        "205.251.192.0,         400, prefix-malformed",
        "205.251.192.0/33,      400, prefix-malformed",
        "205.251.192/24,        400, prefix-malformed",
        "0x10.0.0.0/8,          400, prefix-malformed",
        "example.com/24,        400, prefix-malformed",
        "205.251.192.1/23,      400, prefix-host-bits",
        "2600:9000::1/32,       400, prefix-host-bits",
        "10.0.0.0/16,           422, prefix-special-purpose",
        "10.0.0.0/28,           422, prefix-special-purpose",
        "192.168.1.0/24,        422, prefix-special-purpose",
        "203.0.112.0/22,        422, prefix-special-purpose",
        "fc00::/32,             422, prefix-special-purpose",
        "0.0.0.0/0,             422, prefix-special-purpose",
        "4.0.0.0/7,             422, prefix-too-short",
        "2600::/12,             422, prefix-too-short",
        "205.251.192.0/25,      422, prefix-too-long",
        "2600:9000:5300::/49,   422, prefix-too-long",
    })
    void a_prefix_that_nobody_may_register(String prefix, int status, String slug) {
        Refused.at("prefix", status, slug, () -> claim(prefix, KEY));
    }

    @Test
    void host_bits_are_answered_with_the_prefix_that_was_meant() {
        claim("205.251.192.1/23", KEY)
                .then()
                .body("errors[0].remedy", equalTo("Send 205.251.192.0/23 if that is meant."));
    }

    @Test
    void a_wrong_key_has_one_answer_whatever_is_wrong_with_it() {
        var world = World.get();
        world.key("52.46.0.0/18");
        String ofAnotherPrefix = world.key("52.46.64.0/20");

        for (String key : List.of(KEY, "x", ofAnotherPrefix, ofAnotherPrefix.toUpperCase())) {
            Refused.at("key", 422, "key-refused", () -> claim("52.46.0.0/20", key));
        }

        String unknown = claim("52.46.0.0/20", KEY).asString();
        assertEquals(unknown, claim("52.46.0.0/20", ofAnotherPrefix).asString());
    }

    @Test
    void a_key_opens_parts_of_its_prefix_but_not_more_than_it() {
        String key = World.get().key("52.46.80.0/20");

        Refused.at("key", 422, "key-refused", () -> claim("52.46.64.0/19", key));
        claim("52.46.81.0/24", key).then().statusCode(201);
    }

    @Test
    void a_key_of_another_partner_does_not_open_this_ones_connection() {
        String other = OtherPartner.get().key("13.32.0.0/15");

        Refused.at("key", 422, "key-refused", () -> claim("13.32.0.0/20", other));
    }

    @Test
    void a_replaced_key_opens_nothing_new_but_what_it_opened_stands() {
        var world = World.get();
        String path = "/v1/partners/" + world.partner + "/registered-prefixes";
        var registered = TRANSIT_A.post(path, json("prefix", "52.46.96.0/20"));
        String old = registered.path("key");
        String claimed = World.claimed(ACME, world.acme, "52.46.96.0/24", old);

        String fresh =
                TRANSIT_A
                        .post(
                                path + "/" + registered.path("id") + "/rotate-key",
                                json("overlap", "PT0S"))
                        .then()
                        .statusCode(200)
                        .body("key", startsWith("ppk_"))
                        .extract()
                        .path("key");

        Refused.at("key", 422, "key-refused", () -> claim("52.46.97.0/24", old));
        claim("52.46.97.0/24", fresh).then().statusCode(201);
        ACME.post("/v1/prefixes/" + claimed + "/revalidate").then().statusCode(200);
        String grant =
                Database.one(
                        "select k.retired_at is not null from prefix p join prefix_key k using (fingerprint)"
                                + " where prefix_id = '"
                                + claimed
                                + "'");
        assertEquals("t", grant);
    }

    @Test
    void what_another_organisation_holds_cannot_be_claimed_nor_a_part_or_more_of_it() {
        var world = World.get();
        String key = world.key("52.46.112.0/20");
        World.claimed(ACME, world.acme, "52.46.116.0/22", key);

        for (String prefix : List.of("52.46.116.0/22", "52.46.117.0/24", "52.46.112.0/20")) {
            Refused.at(
                    "prefix", 409, "prefix-taken", () -> claim(GLOBEX, world.globex, prefix, key));
        }
    }

    @Test
    void the_same_organisation_claims_a_prefix_once_but_may_claim_parts_of_it() {
        var world = World.get();
        String key = world.key("52.46.128.0/20");
        World.claimed(ACME, world.acme, "52.46.128.0/20", key);

        Refused.at("prefix", 409, "prefix-already-claimed", () -> claim("52.46.128.0/20", key));
        claim("52.46.129.0/24", key).then().statusCode(201);
    }

    @Test
    void released_space_is_free_for_others() {
        var world = World.get();
        String key = world.key("52.46.144.0/20");
        String mine = World.claimed(ACME, world.acme, "52.46.144.0/20", key);
        ACME.delete("/v1/prefixes/" + mine).then().statusCode(204);
        ACME.delete("/v1/prefixes/" + mine).then().statusCode(204);

        claim(GLOBEX, world.globex, "52.46.144.0/20", key).then().statusCode(201);
        Refused.with(
                409, "prefix-released", () -> ACME.post("/v1/prefixes/" + mine + "/revalidate"));
    }

    @Test
    void origins_have_to_be_public_as_numbers() {
        String key = World.get().key("52.46.160.0/20");

        for (long asn : List.of(0L, 23456L, 64500L, 64512L, 65535L, 4200000000L, 4294967295L)) {
            Refused.at(
                    "origins[0]",
                    422,
                    "asn-not-public",
                    () ->
                            ACME.post(
                                    path(World.get().acme),
                                    json(
                                            "prefix",
                                            "52.46.160.0/20",
                                            "key",
                                            key,
                                            "origins",
                                            List.of(asn))));
        }
    }

    @Test
    void an_organisation_holds_only_so_many_prefixes() {
        var world = World.get();
        String key = world.key("15.230.0.0/16");
        var held = new ArrayList<String>();
        Response last = claim(GLOBEX, world.globex, "15.230.0.0/24", key);
        for (int i = 1; last.statusCode() == 201 && i <= SmallLimits.PREFIXES; i++) {
            held.add(last.path("id"));
            last = claim(GLOBEX, world.globex, "15.230." + i + ".0/24", key);
        }

        last.then().statusCode(409).body("type", equalTo("/problems/too-many-prefixes"));
        Refused.with(
                409,
                "too-many-prefixes",
                () -> claim(GLOBEX, world.globex, "15.230.200.0/24", key));

        held.forEach(id -> GLOBEX.delete("/v1/prefixes/" + id).then().statusCode(204));
    }

    @Test
    void a_connection_with_prefixes_is_not_closed_and_says_which() {
        var world = World.get();
        String connection = world.connection(ACME);
        String key = world.key("52.46.176.0/20");
        String prefix = World.claimed(ACME, connection, "52.46.176.0/20", key);

        Refused.with(
                409,
                "connection-in-use",
                () -> {
                    var refused = ACME.delete("/v1/connections/" + connection);
                    refused.then().body("dependents", contains(prefix + " 52.46.176.0/20"));
                    return refused;
                });

        ACME.delete("/v1/prefixes/" + prefix).then().statusCode(204);
        ACME.delete("/v1/connections/" + connection).then().statusCode(204);
        ACME.get("/v1/connections/" + connection).then().body("state", equalTo("closed"));
        Refused.with(
                409, "connection-not-active", () -> claim(ACME, connection, "52.46.177.0/24", key));
    }

    @Test
    void a_partner_registers_a_prefix_that_nobody_else_registered() {
        var world = World.get();
        world.key("52.46.192.0/20");
        var other = OtherPartner.get();

        Refused.at(
                "prefix", 409, "registered-prefix-taken", () -> other.register("52.46.192.0/20"));
        Refused.at("prefix", 400, "prefix-host-bits", () -> other.register("52.46.192.1/20"));
    }

    @Test
    void lists_show_what_is_asked_for_and_never_a_key() {
        var world = World.get();
        String id = world.claimed("52.46.208.0/20");

        ACME.get("/v1/prefixes?prefix=52.46.208.0/20")
                .then()
                .body("items.id", contains(id))
                .body("items[0].history", org.hamcrest.Matchers.nullValue());
        ACME.get("/v1/prefixes?prefix=52.46.208.0/20&standing=Released")
                .then()
                .body("items", hasSize(0));
        ACME.get(path(world.acme) + "?limit=1").then().body("items", hasSize(1));
        OPERATOR.get("/v1/prefixes?connectionId=" + world.acme + "&standing=Pending")
                .then()
                .body("items.id", org.hamcrest.Matchers.hasItem(id));
        String registered =
                TRANSIT_A
                        .get("/v1/partners/" + world.partner + "/registered-prefixes?limit=1000")
                        .asString();
        org.junit.jupiter.api.Assertions.assertFalse(registered.contains("ppk_"), registered);
        Refused.at("prefix", 400, "prefix-malformed", () -> ACME.get("/v1/prefixes?prefix=x"));
    }

    private static Response claim(String prefix, String key) {
        return claim(ACME, World.get().acme, prefix, key);
    }

    private static Response claim(Api as, String connection, String prefix, String key) {
        return as.post(path(connection), json("prefix", prefix, "key", key));
    }

    private static String path(String connection) {
        return "/v1/connections/" + connection + "/prefixes";
    }
}
