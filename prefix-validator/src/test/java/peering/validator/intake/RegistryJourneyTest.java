package peering.validator.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import peering.contract.VerdictFact.Outcome;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.validator.Claimed;
import peering.validator.Registries;
import peering.validator.VrpFile;

/** What registries say, and stop saying, of a claim. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
@QuarkusTestResource(value = Registries.class, restrictToAnnotatedClass = true)
@TestProfile(RegistryJourneyTest.ShortGrace.class)
class RegistryJourneyTest {
    public static final class ShortGrace implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("peering.policy.grace", "2s");
        }
    }

    private static final String PREFIX = "205.251.192.0/23";

    private final Claimed claim = Claimed.by("acme");

    @AfterEach
    void the_registries_are_as_they_were() {
        Registries.numbers().breakDown(false);
        Registries.numbers().serve(List.of(Registries.RANGE));
        Registries.routes().serve(List.of(Registries.ROUTE));
    }

    @Test
    void a_claim_waits_for_the_registries_and_is_judged_by_what_they_say() {
        claim.tell(PREFIX, 16509, 1);

        assertEquals(Outcome.Pending, claim.await(_ -> true).outcome());
        var verdict = claim.await("irr-authenticated", "rdap-registered");
        assertEquals(Outcome.Warning, verdict.outcome());
        assertTrue(verdict.sentence().contains("allows more specifics"), verdict.sentence());
    }

    @Test
    void what_a_registry_stops_saying_takes_effect_after_a_grace() {
        claim.tell(PREFIX, 16509, 1);
        claim.await("rdap-registered");

        Registries.numbers().serve(List.of());

        var graced = claim.await("rdap-not-registered");
        assertEquals(Outcome.Warning, graced.outcome());
        var end = graced.failsAt().orElseThrow();
        assertEquals(Duration.ofSeconds(2), Duration.between(graced.decidedAt(), end));
        var failed = claim.await("rdap-not-registered");
        assertEquals(Outcome.Failed, failed.outcome());
        assertTrue(!failed.decidedAt().isBefore(end), failed.toString());

        Registries.numbers().serve(List.of(Registries.RANGE));
        assertEquals(Outcome.Warning, claim.await("rdap-registered").outcome());
    }

    @Test
    void a_registry_that_breaks_down_changes_nothing() {
        claim.tell(PREFIX, 16509, 1);
        claim.await("irr-authenticated", "rdap-registered");

        Registries.numbers().breakDown(true);
        Registries.routes().serve(List.of(Registries.ROUTE.replace("205.251", "205.252")));

        var verdict = claim.await("irr-none");
        assertEquals(Outcome.Warning, verdict.outcome());
        assertTrue(Claimed.reasons(verdict).contains("rdap-registered"), verdict.toString());
    }

    @Test
    void a_dry_run_asks_the_registries_and_says_what_a_claim_would_come_to() {
        preflight(PREFIX, 16509)
                .body("validationState", equalTo("Warning"))
                .body("findings.reason", hasItems("irr-authenticated", "rdap-registered"));
        preflight("205.251.192.0/24", 10297)
                .body("validationState", equalTo("Failed"))
                .body("sentence", containsString("none lets AS10297 originate it"));
        preflight("205.251.192.1/23", 16509).body("validationState", equalTo("Invalid"));
        Registries.numbers().breakDown(true);
        preflight("99.77.132.0/24", 16509)
                .body("validationState", equalTo("Unknown"))
                .body("sentence", containsString("Nothing is known from the number registries"));
    }

    private static ValidatableResponse preflight(String prefix, long origin) {
        return given().auth()
                .oauth2(TestStack.token("acme"))
                .contentType("application/json")
                .body(Map.of("prefix", prefix, "origins", List.of(origin)))
                .post("/v1/preflight")
                .then()
                .statusCode(200);
    }
}
