package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static peering.registration.Api.ACME;
import static peering.registration.Api.GLOBEX;
import static peering.registration.Api.json;

import java.util.Map;
import org.junit.jupiter.api.Test;
import peering.registration.RegistrationTest.SmallLimits;

/** Why connections are refused, and that it then changes nothing. */
@RegistrationTest
class ConnectionRefusalTest {
    @Test
    void a_connection_stands_on_sites_that_can_carry_it() {
        var world = World.get();
        var siteX = "site_" + "0".repeat(32);
        refusedConnection(world, "partnerId", "ptn_" + "0".repeat(32), 422, "partner-unknown");
        refusedConnection(world, "primarySiteId", siteX, 422, "site-unknown");
        refusedConnection(world, "backupSiteId", siteX, 422, "site-unknown");
        refusedConnection(world, "primarySiteId", world.single, 409, "site-not-redundant");
        refusedConnection(world, "backupSiteId", world.amsterdam, 422, "sites-equal");
        refusedConnection(world, "backupSiteId", world.single, 409, "backup-site-unserved");
        var swapped = connection(world);
        swapped.put("primarySiteId", world.frankfurt);
        swapped.put("backupSiteId", world.amsterdam);
        Refused.at(
                "primarySiteId",
                409,
                "primary-site-unserved",
                () -> ACME.post("/v1/connections", swapped));
    }

    private static void refusedConnection(
            World world, String field, String value, int status, String slug) {
        var body = connection(world);
        body.put(field, value);
        Refused.at(field, status, slug, () -> ACME.post("/v1/connections", body));
    }

    @Test
    void an_organisation_has_only_so_many_connections() {
        var world = World.get();
        var made = new java.util.ArrayList<String>();
        var last = GLOBEX.post("/v1/connections", connection(world));
        while (last.statusCode() == 201 && made.size() <= SmallLimits.CONNECTIONS) {
            made.add(last.path("id"));
            last = GLOBEX.post("/v1/connections", connection(world));
        }

        last.then().statusCode(409).body("type", equalTo("/problems/too-many-connections"));
        made.forEach(id -> GLOBEX.delete("/v1/connections/" + id).then().statusCode(204));
        GLOBEX.get("/v1/connections").then().body("items.id", contains(world.globex));
        GLOBEX.get("/v1/connections?state=closed").then().body("items", hasSize(made.size()));
    }

    private static Map<String, Object> connection(World world) {
        return json(
                "name", "Refused",
                "partnerId", world.partner,
                "primarySiteId", world.amsterdam,
                "backupSiteId", world.frankfurt);
    }
}
