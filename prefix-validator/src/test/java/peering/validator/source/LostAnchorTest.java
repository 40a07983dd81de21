package peering.validator.source;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.validator.VrpFile;

/** A relying party's file in which a whole registry is missing, as when its repository failed. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
class LostAnchorTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /**
     * The anchor to which the other's VRPs were given loses them again, which is held back, too.
     */
    @AfterEach
    void as_it_was() {
        VrpFile.restore();
        await().atMost(SOON)
                .untilAsserted(() ->
                        given().get("/v1/vrps/status")
                                .then()
                                .body("refusedWhy", containsString("apnic has only 1409 VRPs")));
        accept();
    }

    private static void accept() {
        given().auth()
                .oauth2(TestStack.token("ops"))
                .post("/v1/vrps/status/accept")
                .then()
                .statusCode(200)
                .body("refusedWhy", equalTo(null));
    }

    @Test
    void a_table_without_a_trust_anchor_waits_for_an_operator_though_it_is_as_large()
            throws Exception {
        VrpFile.restore();
        await().atMost(SOON)
                .untilAsserted(() ->
                        given().get("/v1/vrps/status")
                                .then()
                                .statusCode(200)
                                .body("refusedWhy", equalTo(null))
                                .body("count", equalTo(7575)));

        VrpFile.put(VrpFile.demo().replace("\"ta\": \"afrinic\"", "\"ta\": \"apnic\""));

        String why = "trust anchor afrinic is missing, which had 1400 VRPs; held back until ";
        await().atMost(SOON)
                .untilAsserted(() ->
                        given().get("/v1/vrps/status")
                                .then()
                                .body("refusedWhy", containsString(why)));
        given().get("/q/health/ready").then().statusCode(200).body(containsString(why));
        given().get("/q/metrics")
                .then()
                .body(containsString("peering_vrps_held_back 1.0"))
                .body(
                        containsString(
                                "peering_vrps_freezes_total{source=\"target/vrps-under-test.json\"} "));

        accept();
        given().get("/q/metrics").then().body(containsString("peering_vrps_held_back 0.0"));
        given().get("/v1/vrps/status").then().body("built", startsWith("2025-07-20"));
    }
}
