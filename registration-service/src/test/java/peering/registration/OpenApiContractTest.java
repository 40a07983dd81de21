package peering.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The API, word for word. A difference is a change for every client: review it, or accept it with
 * {@code -Dcontract.accept}.
 */
@RegistrationTest
class OpenApiContractTest {
    private static final Path COMMITTED = Path.of("../docs/api/registration-service.yaml");

    @Test
    void is_the_committed_one() throws IOException {
        String served = RestAssured.get("/q/openapi").then().statusCode(200).extract().asString();
        if (System.getProperty("contract.accept") != null) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, served);
        }

        assertEquals(Files.readString(COMMITTED), served);
    }
}
