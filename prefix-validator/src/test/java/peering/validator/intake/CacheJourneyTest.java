package peering.validator.intake;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Outcome;
import peering.stack.StackResource;
import peering.validator.CacheAndFile;
import peering.validator.Claimed;

/** From a ROA at a real cache to the verdict; and what happens when the cache is gone. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(value = CacheAndFile.class, restrictToAnnotatedClass = true)
class CacheJourneyTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String AMAZON = "205.251.192.0/23";

    private final Claimed claim = Claimed.by("acme");

    @BeforeEach
    void the_cache_is_in_force() {
        await().atMost(SOON)
                .untilAsserted(() ->
                        given().get("/v1/vrps/status")
                                .then()
                                .statusCode(200)
                                .body("sources.inForce", contains(true, false)));
    }

    @Test
    void a_roa_that_goes_at_the_cache_turns_the_verdict_and_one_that_returns_turns_it_back()
            throws IOException {
        claim.tell(AMAZON, 16509, 1);
        assertEquals(Outcome.Warning, verdict(1).outcome());

        CacheAndFile.cache()
                .serve(CacheAndFile.table().replaceAll("\"asn\":\\s*16509,", "\"asn\": 64499,"));
        assertEquals(Outcome.Failed, verdict(2).outcome());
        CacheAndFile.cache().serve(CacheAndFile.table());

        assertEquals(Outcome.Warning, verdict(3).outcome());
        given().get("/metrics")
                .then()
                .body(containsString("peering_verdicts_total{outcome=\"Warning\"} "))
                .body(containsString("peering_verdicts_total{outcome=\"Failed\"} "));
    }

    @Test
    void every_source_tells_how_it_is_and_a_lost_cache_changes_no_verdict() throws IOException {
        given().get("/v1/vrps/status")
                .then()
                .body("sources[0].location", equalTo(CacheAndFile.location()))
                .body("sources[0].details.session", notNullValue())
                .body("sources[0].trouble", equalTo(null));
        given().get("/api/v1/status")
                .then()
                .body("lastUpdateDuration", greaterThanOrEqualTo(0f))
                .body("tals", anEmptyMap())
                .body("sources[0].details.serial", notNullValue());
        String well = "peering_vrps_source_well{source=\"" + CacheAndFile.location() + "\"} ";
        given().get("/metrics")
                .then()
                .body(containsString(well + "1.0"))
                .body(containsString("peering_vrps{family=\"ipv6\",ta=\"untold\"}"));
        int count = given().get("/v1/vrps/status").path("count");

        CacheAndFile.cache().kill();

        await().atMost(SOON)
                .untilAsserted(() ->
                        given().get("/v1/vrps/status")
                                .then()
                                .body("sources[0].trouble", notNullValue())
                                .body("sources[0].inForce", equalTo(true))
                                .body("count", equalTo(count)));
        given().get("/metrics").then().body(containsString(well + "0.0"));
        CacheAndFile.cache().restart();
        await().atMost(SOON)
                .untilAsserted(() ->
                        given().get("/v1/vrps/status")
                                .then()
                                .body("sources[0].trouble", equalTo(null)));
    }

    private VerdictFact verdict(long revision) {
        return claim.await(verdict -> verdict.revision() == revision);
    }
}
