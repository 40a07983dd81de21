package peering.validator.validity;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import peering.stack.StackResource;
import peering.validator.BrokenExceptions;
import peering.validator.ExceptionFiles;
import peering.validator.VrpFile;

/** Before a table is in force; here since the operator's own exceptions cannot be read. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
@QuarkusTestResource(value = BrokenExceptions.class, restrictToAnnotatedClass = true)
class NotYetTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void nothing_is_said_before_a_table_is_in_force_and_then_everything() throws IOException {
        await().atMost(SOON)
                .untilAsserted(() ->
                        given().get("/q/health/ready")
                                .then()
                                .statusCode(503)
                                .body(containsString("SLURM is not taken: ")));
        for (String path :
                new String[] {
                    "/status",
                    "/api/v1/status",
                    "/v1/vrps/status",
                    "/api/v1/validity/AS16509/205.251.192.0/23"
                }) {
            given().get(path)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/vrps-not-loaded"))
                    .body("detail", notNullValue());
        }
        given().get("/metrics").then().statusCode(200);

        ExceptionFiles.put(BrokenExceptions.NAME, "", "");

        await().atMost(SOON)
                .untilAsserted(() ->
                        given().get("/api/v1/status")
                                .then()
                                .statusCode(200)
                                .body("exceptions.trouble", equalTo(null))
                                .body("exceptions.readAt", notNullValue()));
        given().get("/status").then().statusCode(200);
    }
}
