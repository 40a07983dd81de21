package peering.registration;

import static org.hamcrest.Matchers.hasItem;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.stack.TestStack;

/** A token that was verified is remembered; nothing else comes in with it. */
@RegistrationTest
class TokenTest {
    private World world;

    @BeforeEach
    void world() {
        world = World.get();
    }

    @Test
    void a_token_with_another_signature_is_refused_beside_the_one_that_is_remembered() {
        String real = TestStack.token("acme");
        connections(real).then().statusCode(200);

        for (String forged : forgedFrom(real)) {
            connections(forged).then().statusCode(401);
        }
        connections(real).then().statusCode(200);
    }

    private static List<String> forgedFrom(String token) {
        String[] parts = token.split("\\.");
        String other = TestStack.token("globex").split("\\.")[1];
        char first = parts[2].charAt(0) == 'A' ? 'B' : 'A';
        return List.of(
                parts[0] + "." + parts[1] + "." + first + parts[2].substring(1),
                parts[0] + "." + other + "." + parts[2],
                parts[0] + "." + parts[1] + ".");
    }

    @Test
    void each_token_brings_its_own_organisation_and_roles() {
        for (int round = 0; round < 2; round++) {
            connections(TestStack.token("acme")).then().body("items.id", hasItem(world.acme));
            connections(TestStack.token("globex")).then().body("items.id", hasItem(world.globex));
            connections(TestStack.token("probe")).then().statusCode(403);
        }
    }

    private static Response connections(String token) {
        return RestAssured.given().auth().oauth2(token).get("/v1/connections?limit=1000");
    }
}
