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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact;
import peering.contract.PrefixFact.Grant;
import peering.contract.PrefixFact.Standing;
import peering.contract.Topics;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Outcome;
import peering.kit.facts.FactJson;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.validator.CacheAndFile;

/** From a ROA at a real cache to the verdict; and what happens when the cache is gone. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(value = CacheAndFile.class, restrictToAnnotatedClass = true)
class CacheJourneyTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String AMAZON = "205.251.192.0/23";

    private final String prefixId = "pfx_" + UUID.randomUUID().toString().replace("-", "");

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
        TestStack.facts().tell(Topics.PREFIXES, prefixId, FactJson.write(claim()), Map.of());
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
        var fact =
                TestStack.facts()
                        .await(
                                Topics.VERDICTS,
                                prefixId,
                                told ->
                                        FactJson.read(told.bytes(), VerdictFact.class).revision()
                                                == revision);
        return FactJson.read(fact.bytes(), VerdictFact.class);
    }

    private PrefixFact claim() {
        var grant =
                new Grant(
                        "rpx_1",
                        "ptn_1",
                        16509L,
                        AMAZON,
                        List.of(16509L),
                        "a1b2",
                        Optional.empty());
        return new PrefixFact(
                prefixId,
                "acme",
                "con_1",
                "ptn_1",
                AMAZON,
                List.of(16509L),
                "a1b2",
                Optional.of(grant),
                Standing.Pending,
                NOW,
                NOW,
                1,
                1);
    }
}
