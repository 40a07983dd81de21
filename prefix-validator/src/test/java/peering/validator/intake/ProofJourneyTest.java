package peering.validator.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact;
import peering.contract.PrefixFact.Grant;
import peering.contract.Topics;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Outcome;
import peering.kit.facts.FactJson;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.validator.VrpFile;

/** Where no prefix is taken on the partner's word alone. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
@TestProfile(ProofJourneyTest.Strict.class)
class ProofJourneyTest {
    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("peering.policy.proof-required", "true", "peering.policy.grace", "1s");
        }
    }

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String PREFIX = "205.251.192.0/23";

    private final String organisation = "org-" + UUID.randomUUID();
    private final String prefixId = "pfx_" + UUID.randomUUID().toString().replace("-", "");
    private long lastRevision;

    @Test
    void a_claim_waits_for_a_proof_stands_with_it_and_falls_after_a_grace_without_it() {
        claim();
        assertEquals(
                "Waiting: Control of " + PREFIX + " is still to be proved.",
                verdict(Outcome.Pending).sentence());

        String proof = vouch("205.251.192.0/20");
        assertTrue(reasons(verdict(Outcome.Warning)).contains("control-inherited"));

        given().auth()
                .oauth2(TestStack.token("ops"))
                .delete("/v1/proofs/" + proof)
                .then()
                .statusCode(204);
        var graced = verdict(Outcome.Warning);
        assertTrue(graced.failsAt().isPresent(), graced.sentence());
        verdict(Outcome.Failed);

        vouch(PREFIX);
        assertTrue(reasons(verdict(Outcome.Warning)).contains("control-proved"));
    }

    @Test
    void a_proof_of_another_organisation_or_of_another_prefix_vouches_for_nothing() {
        claim();
        verdict(Outcome.Pending);

        vouch("205.251.194.0/23");
        vouch("205.251.192.0/24");
        String another = "org-" + UUID.randomUUID();
        vouch(another, "205.251.192.0/18");
        tellAgain();

        assertEquals(Outcome.Pending, last().outcome());
    }

    /** One after those that were awaited before. */
    private VerdictFact verdict(Outcome outcome) {
        var fact =
                TestStack.facts()
                        .await(
                                Topics.VERDICTS,
                                prefixId,
                                one -> isNews(read(one.bytes()), outcome));
        var verdict = read(fact.bytes());
        lastRevision = verdict.revision();
        return verdict;
    }

    private boolean isNews(VerdictFact verdict, Outcome outcome) {
        return verdict.revision() > lastRevision && verdict.outcome() == outcome;
    }

    private VerdictFact last() {
        return TestStack.facts().all(Topics.VERDICTS).stream()
                .filter(fact -> prefixId.equals(fact.key()))
                .map(fact -> read(fact.bytes()))
                .toList()
                .getLast();
    }

    /** A new claim revision is judged at once, with all that is known then. */
    private void tellAgain() {
        tell(2);
        TestStack.facts()
                .await(Topics.VERDICTS, prefixId, one -> read(one.bytes()).claimRevision() == 2);
    }

    private static List<String> reasons(VerdictFact verdict) {
        return verdict.findings().stream().map(VerdictFact.Finding::reason).toList();
    }

    private static VerdictFact read(byte[] fact) {
        return FactJson.read(fact, VerdictFact.class);
    }

    private String vouch(String prefix) {
        return vouch(organisation, prefix);
    }

    private static String vouch(String organisation, String prefix) {
        var review =
                Map.of(
                        "organisation",
                        organisation,
                        "prefix",
                        prefix,
                        "reason",
                        "Seen with our own eyes.",
                        "until",
                        Instant.now().plus(30, ChronoUnit.DAYS).toString());
        return given().auth()
                .oauth2(TestStack.token("ops"))
                .contentType(ContentType.JSON)
                .body(review)
                .post("/v1/proofs")
                .then()
                .statusCode(201)
                .body("prefix", equalTo(prefix))
                .extract()
                .path("proofId");
    }

    private void claim() {
        tell(1);
    }

    private void tell(long revision) {
        var grant =
                new Grant(
                        "rpx_1", "ptn_1", 16509, PREFIX, List.of(16509L), "a1b2", Optional.empty());
        var claim =
                new PrefixFact(
                        prefixId,
                        organisation,
                        "con_1",
                        "ptn_1",
                        PREFIX,
                        List.of(16509L),
                        "a1b2",
                        Optional.of(grant),
                        PrefixFact.Standing.Pending,
                        NOW,
                        NOW,
                        revision,
                        revision);
        TestStack.facts().tell(Topics.PREFIXES, prefixId, FactJson.write(claim), Map.of());
    }
}
