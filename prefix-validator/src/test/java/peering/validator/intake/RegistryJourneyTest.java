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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact;
import peering.contract.PrefixFact.Grant;
import peering.contract.Topics;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Outcome;
import peering.kit.facts.FactJson;
import peering.stack.StackResource;
import peering.stack.TestStack;
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

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String PREFIX = "205.251.192.0/23";

    private final String prefixId = "pfx_" + UUID.randomUUID().toString().replace("-", "");
    private long lastRevision;

    @AfterEach
    void the_registries_are_as_they_were() {
        Registries.numbers().breakDown(false);
        Registries.numbers().serve(List.of(Registries.RANGE));
        Registries.routes().serve(List.of(Registries.ROUTE));
    }

    @Test
    void a_claim_waits_for_the_registries_and_is_judged_by_what_they_say() {
        claim();

        assertEquals(Outcome.Pending, verdict(_ -> true).outcome());
        var verdict =
                verdict(found ->
                        found.containsAll(List.of("irr-authenticated", "rdap-registered")));
        assertEquals(Outcome.Warning, verdict.outcome());
        assertTrue(verdict.sentence().contains("allows more specifics"), verdict.sentence());
    }

    @Test
    void what_a_registry_stops_saying_takes_effect_after_a_grace() {
        claim();
        verdict(found -> found.contains("rdap-registered"));

        Registries.numbers().serve(List.of());

        var graced = verdict(found -> found.contains("rdap-not-registered"));
        assertEquals(Outcome.Warning, graced.outcome());
        var end = graced.failsAt().orElseThrow();
        assertEquals(Duration.ofSeconds(2), Duration.between(graced.decidedAt(), end));
        var failed = verdict(found -> found.contains("rdap-not-registered"));
        assertEquals(Outcome.Failed, failed.outcome());
        assertTrue(!failed.decidedAt().isBefore(end), failed.toString());

        Registries.numbers().serve(List.of(Registries.RANGE));
        assertEquals(Outcome.Warning, verdict(f -> f.contains("rdap-registered")).outcome());
    }

    @Test
    void a_registry_that_breaks_down_changes_nothing() {
        claim();
        verdict(found -> found.containsAll(List.of("irr-authenticated", "rdap-registered")));

        Registries.numbers().breakDown(true);
        Registries.routes().serve(List.of(Registries.ROUTE.replace("205.251", "205.252")));

        var verdict = verdict(found -> found.contains("irr-none"));
        assertEquals(Outcome.Warning, verdict.outcome());
        assertTrue(reasons(verdict).contains("rdap-registered"), verdict.toString());
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

    /** A later one than those that were awaited before. */
    private VerdictFact verdict(Predicate<List<String>> wanted) {
        var fact =
                TestStack.facts()
                        .await(Topics.VERDICTS, prefixId, one -> isNews(read(one.bytes()), wanted));
        var verdict = read(fact.bytes());
        lastRevision = verdict.revision();
        return verdict;
    }

    private boolean isNews(VerdictFact verdict, Predicate<List<String>> wanted) {
        return verdict.revision() > lastRevision && wanted.test(reasons(verdict));
    }

    private static List<String> reasons(VerdictFact verdict) {
        return verdict.findings().stream().map(VerdictFact.Finding::reason).toList();
    }

    private static VerdictFact read(byte[] fact) {
        return FactJson.read(fact, VerdictFact.class);
    }

    private void claim() {
        var grant =
                new Grant(
                        "rpx_1", "ptn_1", 16509, PREFIX, List.of(16509L), "a1b2", Optional.empty());
        var claim =
                new PrefixFact(
                        prefixId,
                        "acme",
                        "con_1",
                        "ptn_1",
                        PREFIX,
                        List.of(16509L),
                        "a1b2",
                        Optional.of(grant),
                        PrefixFact.Standing.Pending,
                        NOW,
                        NOW,
                        1,
                        1);
        TestStack.facts().tell(Topics.PREFIXES, prefixId, FactJson.write(claim), Map.of());
    }
}
