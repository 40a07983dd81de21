package peering.validator.source;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import peering.stack.StackResource;
import peering.validator.TlsCache;

/** From a real cache over TLS to the status; and what is said of a wrong certificate. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(value = TlsCache.class, restrictToAnnotatedClass = true)
class TlsJourneyTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void a_cache_is_believed_while_it_shows_a_certificate_of_a_trusted_authority()
            throws IOException {
        soon(() ->
                given().get("/v1/vrps/status")
                        .then()
                        .statusCode(200)
                        .body("sources[0].location", equalTo(TlsCache.location()))
                        .body("sources[0].inForce", equalTo(true))
                        .body("sources[0].details.session", notNullValue())
                        .body("sources[0].trouble", equalTo(null)));
        int count = given().get("/v1/vrps/status").path("count");

        TlsCache.restart(false);

        soon(() ->
                given().get("/v1/vrps/status")
                        .then()
                        .body(
                                "sources[0].trouble",
                                equalTo(
                                        "its certificate is signed by no authority that is trusted here"))
                        .body("refusedWhy", notNullValue())
                        .body("count", equalTo(count)));

        TlsCache.restart(true);

        soon(() ->
                given().get("/v1/vrps/status")
                        .then()
                        .body("sources[0].trouble", equalTo(null))
                        .body("sources[0].inForce", equalTo(true)));
    }

    private static void soon(ThrowingRunnable asserted) {
        await().atMost(SOON).untilAsserted(asserted);
    }
}
