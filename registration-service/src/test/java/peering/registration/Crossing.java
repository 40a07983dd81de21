package peering.registration;

import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_B;
import static peering.registration.Api.json;

import java.util.List;

/**
 * Two partners that serve the same site: the world's, and the other one with two sessions that last
 * as long as this is open. What Acme holds on a connection of this is released with it.
 *
 * @param from a connection of Acme's with the world's partner
 */
record Crossing(World world, OtherPartner other, String from, List<String> sessions)
        implements AutoCloseable {

    static Crossing open() {
        var world = World.get();
        var other = OtherPartner.get();
        var sessions =
                List.of(
                        session(other, world, "r1", "80.249.208.70"),
                        session(other, world, "r2", "80.249.208.71"));
        return new Crossing(world, other, world.connection(ACME), sessions);
    }

    private static String session(OtherPartner other, World world, String router, String address) {
        return World.session(TRANSIT_B, other.id(), world.amsterdam, router, address);
    }

    /** A connection of Acme's with the other partner. */
    String to() {
        return ACME.created(
                "/v1/connections",
                json(
                        "name", World.unique("Crossing"),
                        "partnerId", other.id(),
                        "primarySiteId", world.amsterdam));
    }

    String claimed(String prefix, String key) {
        return World.claimed(ACME, from, prefix, key);
    }

    @Override
    public void close() {
        end(from);
        sessions.forEach(
                id -> OPERATOR.post("/v1/sessions/" + id + "/close").then().statusCode(200));
    }

    /** Releases what the connection holds and closes it. */
    static void end(String connection) {
        String path = "/v1/connections/" + connection;
        List<String> held = ACME.get(path + "/prefixes?limit=1000").path("items.id");
        held.forEach(id -> ACME.delete("/v1/prefixes/" + id).then().statusCode(204));
        ACME.delete(path).then().statusCode(204);
    }
}
