package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.PROBE;
import static peering.registration.Api.TRANSIT_A;

import org.junit.jupiter.api.Test;

/** How far an organisation is from its limits. */
@RegistrationTest
class LimitTest {

    @Test
    void a_customer_sees_how_many_connections_and_prefixes_it_has() {
        var world = World.get();
        int connections = used(ACME, "connections");
        int prefixes = used(ACME, "prefixes");
        String more = world.connection(ACME);
        String prefix = World.claimed(ACME, more, "99.87.0.0/24", world.key("99.87.0.0/24"));

        ACME.get("/v1/limits")
                .then()
                .statusCode(200)
                .body("items.name", contains("connections", "prefixes"))
                .body("items.used", contains(connections + 1, prefixes + 1))
                .body(
                        "items.most",
                        contains(
                                RegistrationTest.SmallLimits.CONNECTIONS,
                                RegistrationTest.SmallLimits.PREFIXES));
        ACME.delete("/v1/prefixes/" + prefix).then().statusCode(204);
        ConnectionLifeTest.close(more);
        assertEquals(connections, used(ACME, "connections"));
        assertEquals(prefixes, used(ACME, "prefixes"));
    }

    @Test
    void a_partner_sees_how_many_sessions_and_registered_prefixes_it_has() {
        var world = World.get();
        int registered = used(TRANSIT_A, "registered-prefixes");
        world.key("99.87.1.0/24");

        assertEquals(registered + 1, used(TRANSIT_A, "registered-prefixes"));
        assertEquals(
                Database.one(
                        "select count(*) from peering_session join partner using (partner_id)"
                                + " where organisation = 'transit-a' and peering_session.state <> 'closed'"),
                "" + used(TRANSIT_A, "sessions"));
    }

    @Test
    void limits_are_customers_and_partners() {
        World.get();
        Refused.with(403, "forbidden", () -> OPERATOR.get("/v1/limits"));
        Refused.with(403, "forbidden", () -> PROBE.get("/v1/limits"));
    }

    private static int used(Api as, String name) {
        return as.get("/v1/limits").path("items.find { it.name == '" + name + "' }.used");
    }
}
