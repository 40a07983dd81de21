package peering.registration;

import static peering.registration.Api.ACME;
import static peering.registration.Api.GLOBEX;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.json;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the tests of this JVM stand on: two sites with two routers, one with a single router, one
 * active partner with two sessions at the first and one at the second, and a connection over it for
 * each of two customers. Made once, over HTTP.
 */
final class World {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static World world;

    final String amsterdam = site("Amsterdam", "NL", 52.303, 4.938, "r1", "r2");
    final String frankfurt = site("Frankfurt", "DE", 50.099, 8.645, "r1", "r2");
    final String single = site("Vienna", "AT", 48.269, 16.41, "r1");
    final String partner = partner(TRANSIT_A, "Transit A", 16509);

    final String acme;
    final String globex;

    private World() {
        session(TRANSIT_A, partner, amsterdam, "r1", "80.249.208.10");
        session(TRANSIT_A, partner, amsterdam, "r2", "80.249.208.11");
        session(TRANSIT_A, partner, frankfurt, "r1", "2001:7f8::407d:0:1");
        acme = connection(ACME);
        globex = connection(GLOBEX);
    }

    static synchronized World get() {
        if (world == null) world = new World();
        return world;
    }

    static String unique(String name) {
        return name + " " + NAMES.incrementAndGet();
    }

    static String site(
            String metro, String country, double latitude, double longitude, String... routers) {
        return OPERATOR.created(
                "/v1/sites",
                json(
                        "name", unique(metro),
                        "metro", metro,
                        "country", country,
                        "latitude", latitude,
                        "longitude", longitude,
                        "facilities", List.of(json("name", metro + " Data Centre")),
                        "routers", List.of(routers)));
    }

    static String partner(Api as, String name, long asn) {
        return partner(as, name, "isp", asn);
    }

    static String partner(Api as, String name, String kind, long asn) {
        String id = as.created("/v1/partners", json("name", name, "kind", kind, "asn", asn));
        approve(id);
        return id;
    }

    /** Approves an application whose ASN nobody proved. */
    static void approve(String partner) {
        OPERATOR.post(
                        "/v1/partners/" + partner + "/approve",
                        json("withoutProof", true, "reason", "A partner of these tests."))
                .then()
                .statusCode(200);
    }

    static String session(Api as, String partner, String site, String router, String address) {
        String id =
                as.created(
                        "/v1/partners/" + partner + "/sessions",
                        json("siteId", site, "router", router, "peerAddress", address));
        OPERATOR.post("/v1/sessions/" + id + "/activate").then().statusCode(200);
        return id;
    }

    /** Registers {@code prefix} with the partner and returns its key. */
    String key(String prefix) {
        return TRANSIT_A
                .post("/v1/partners/" + partner + "/registered-prefixes", json("prefix", prefix))
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    String connection(Api as) {
        return as.created(
                "/v1/connections",
                json(
                        "name", unique("Connection"),
                        "partnerId", partner,
                        "primarySiteId", amsterdam,
                        "backupSiteId", frankfurt));
    }

    /** A prefix of Acme that stands Pending, on its first connection. */
    String claimed(String prefix) {
        return claimed(ACME, acme, prefix, key(prefix));
    }

    static String claimed(Api as, String connection, String prefix, String key) {
        return as.created(
                "/v1/connections/" + connection + "/prefixes", json("prefix", prefix, "key", key));
    }
}
