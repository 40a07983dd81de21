package peering.validator.validity;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.stack.StackResource;
import peering.validator.VrpFile;

/** Where tools look that know Routinator. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
class StatusTest {
    private static final String SOURCE = "{source=\"target/vrps-under-test.json\"} ";

    @BeforeEach
    void the_demo_is_in_force() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        given().get("/api/v1/status")
                                .then()
                                .statusCode(200)
                                .body("payload.vrps", equalTo(7575)));
    }

    @Test
    void the_status_tells_what_is_in_force_from_where_and_how_old_it_is() {
        given().get("/api/v1/status")
                .then()
                .contentType("application/json")
                .body("version", startsWith("prefix-validator/"))
                .body("now", notNullValue())
                .body("lastUpdateStart", notNullValue())
                .body("lastUpdateDone", notNullValue())
                .body("lastUpdateDuration", greaterThanOrEqualTo(0f))
                .body("generated", equalTo("2025-07-20T09:31:33Z"))
                .body("stale", equalTo(false))
                .body("payload.vrpsIpv4", equalTo(3811))
                .body("payload.vrpsIpv6", equalTo(3764))
                .body("payload.aspas", greaterThan(0))
                .body("tals.keySet()", contains("afrinic", "apnic", "arin", "lacnic", "ripe"))
                .body("tals.afrinic.vrpsTotal", equalTo(1400))
                .body("tals.ripe.vrpsIpv4", equalTo(741))
                .body("tals.ripe.vrpsIpv6", equalTo(709))
                .body("heldBack", equalTo(0))
                .body("sources.inForce", contains(true))
                .body("sources[0].anchors.arin.ipv4", greaterThan(0))
                .body("exceptions", equalTo(null));
    }

    @Test
    void the_same_is_said_in_lines() {
        given().get("/status")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(containsString("\nvrps: 7575\n"))
                .body(containsString("\nstale: false\n"))
                .body(
                        containsString(
                                "\nvrps-per-tal: afrinic=1400 apnic=1409 arin=1916 lacnic=1400 ripe=1450\n"))
                .body(containsString("\nsource-1: target/vrps-under-test.json, in force\n"))
                .body(matchesPattern("(?s)version: prefix-validator/.*last-update-done-ago: PT.*"));
    }

    @Test
    void the_metrics_tell_it_by_trust_anchor_and_source_and_stand_where_they_are_looked_for() {
        given().redirects()
                .follow(false)
                .get("/metrics")
                .then()
                .statusCode(307)
                .header("Location", matchesPattern(".*/q/metrics"));
        given().get("/metrics")
                .then()
                .statusCode(200)
                .body(
                        matchesPattern(
                                "(?s).*peering_vrps\\{family=\"ipv[46]\",ta=\"lacnic\"} [1-9].*"))
                .body(containsString("peering_vrps_source_well" + SOURCE + "1.0"))
                .body(containsString("peering_vrps_source_stale" + SOURCE + "0.0"))
                .body(containsString("peering_vrps_source_serial" + SOURCE + "NaN"))
                .body(matchesPattern("(?s).*peering_vrps_source_age_seconds\\{[^}]*} [0-9].*"))
                .body(containsString("peering_vrps_held_back 0.0"));
    }
}
