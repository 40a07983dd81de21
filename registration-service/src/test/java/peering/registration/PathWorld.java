package peering.registration;

import static org.hamcrest.Matchers.equalTo;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.json;
import static peering.registration.Soon.soon;

import io.restassured.response.ValidatableResponse;
import peering.contract.VerdictFact.Outcome;

/**
 * A customer with a primary and a backup site of its own, so that these may fail while other tests
 * go on: two sessions on two routers at the first, one at the second. Made once, over HTTP.
 */
final class PathWorld {
    static final Api PARTNER = new Api("transit-r");
    static final Api CUSTOMER = new Api("reader");
    private static PathWorld world;
    private static int claimed;

    final String primary = World.site("Zurich", "CH", 47.38, 8.54, "r1", "r2");
    final String backup = World.site("Geneva", "CH", 46.2, 6.14, "r1", "r2");
    final String partner = World.partner(PARTNER, World.unique("Transit R"), 131486);
    final String first = World.session(PARTNER, partner, primary, "r1", "80.249.209.10");
    final String second = World.session(PARTNER, partner, primary, "r2", "80.249.209.11");
    final String third = World.session(PARTNER, partner, backup, "r1", "80.249.209.12");
    final String connection = connection();
    private final String key = key();

    static synchronized PathWorld get() {
        if (world == null) world = new PathWorld();
        return world;
    }

    /** Another one, for a test on a database of its own. */
    static PathWorld fresh() {
        return new PathWorld();
    }

    private String connection() {
        return CUSTOMER.created(
                "/v1/connections",
                json(
                        "name", World.unique("Connection"),
                        "partnerId", partner,
                        "primarySiteId", primary,
                        "backupSiteId", backup));
    }

    private String key() {
        return PARTNER.post(
                        "/v1/partners/" + partner + "/registered-prefixes",
                        json("prefix", "101.124.0.0/16"))
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** A prefix that stands Pending. */
    synchronized String claimed() {
        return World.claimed(CUSTOMER, connection, "101.124." + claimed++ + ".0/24", key);
    }

    /** A verified prefix on the primary site. */
    String carried() {
        String prefix = claimed();
        Verdicts.tell(prefix, 1, 1, Outcome.Verified);
        awaitPath(prefix, "Preferred", "primary-healthy");
        return prefix;
    }

    void say(String site, String health) {
        OPERATOR.put("/v1/sites/" + site + "/health", json("state", health, "reason", "A test."))
                .then()
                .statusCode(200);
    }

    /** Both sites are in service, and the prefix is where it belongs. */
    void heal(String prefix) {
        say(primary, "in-service");
        say(backup, "in-service");
        awaitPath(prefix, "Preferred", "primary-healthy");
    }

    static ValidatableResponse path(String prefix) {
        return CUSTOMER.get("/v1/prefixes/" + prefix + "/path").then();
    }

    static void awaitPath(String prefix, String path, String reason) {
        soon().untilAsserted(() ->
                path(prefix)
                        .statusCode(200)
                        .body("path", equalTo(path))
                        .body("reason", equalTo(reason)));
    }
}
