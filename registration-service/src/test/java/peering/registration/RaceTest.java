package peering.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.GLOBEX;
import static peering.registration.Api.json;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Two organisations want the same address space in the same moment. */
@RegistrationTest
class RaceTest {
    private static final int ROUNDS = 10;
    private static final int EACH = 4;

    @Test
    void exactly_one_registration_wins_and_the_others_are_told() throws Exception {
        var world = World.get();
        String key = world.key("98.80.0.0/12");
        for (int round = 0; round < ROUNDS; round++) {
            String exact = "98.80." + 4 * round + ".0/24";
            String covering = "98.80." + 4 * round + ".0/22";
            var attempts = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < EACH; i++) {
                attempts.add(() -> claim(ACME, world.acme, exact, key));
                attempts.add(() -> claim(GLOBEX, world.globex, i(exact, covering), key));
            }

            var statuses = Together.call(attempts);

            assertEquals(
                    1, statuses.stream().filter(status -> status == 201).count(), "" + statuses);
            assertEquals(2 * EACH - 1, statuses.stream().filter(status -> status == 409).count());
        }
        assertEquals(
                "0",
                Database.one(
                        "select count(*) from prefix a join prefix b on a.network && b.network"
                                + " and a.organisation <> b.organisation"
                                + " and a.standing in ('Pending', 'Verified')"
                                + " and b.standing in ('Pending', 'Verified')"));
        release(ACME);
        release(GLOBEX);
    }

    /** Half of Globex' claims are on the same prefix, half on one around it. */
    private static String i(String exact, String covering) {
        return Thread.currentThread().threadId() % 2 == 0 ? exact : covering;
    }

    private static int claim(Api as, String connection, String prefix, String key) {
        return as.post(
                        "/v1/connections/" + connection + "/prefixes",
                        json("prefix", prefix, "key", key))
                .statusCode();
    }

    private static void release(Api as) {
        List<String> mine =
                as.get("/v1/prefixes?limit=1000")
                        .path("items.findAll { it.prefix.startsWith('98.80.') }.id");
        mine.forEach(id -> as.delete("/v1/prefixes/" + id).then().statusCode(204));
    }
}
