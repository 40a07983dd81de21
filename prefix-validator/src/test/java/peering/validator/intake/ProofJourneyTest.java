package peering.validator.intake;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact.Standing;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Outcome;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;
import peering.validator.Claimed;
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

    private static final String PREFIX = "205.251.192.0/23";

    private final String organisation = "org-" + UUID.randomUUID();
    private final Claimed claim = Claimed.by(organisation);

    @Test
    void a_claim_waits_for_a_proof_stands_with_it_and_falls_after_a_grace_without_it() {
        claim.tell(PREFIX, 16509, 1);
        assertEquals(
                "Waiting: Control of " + PREFIX + " is still to be proved.",
                verdict(Outcome.Pending).sentence());

        String proof = vouch("205.251.192.0/20");
        assertTrue(Claimed.reasons(verdict(Outcome.Warning)).contains("control-inherited"));

        revoke(proof);
        var graced = verdict(Outcome.Warning);
        assertTrue(graced.failsAt().isPresent(), graced.sentence());
        var failed = verdict(Outcome.Failed);
        assertEquals("Control of " + PREFIX + " is still to be proved.", failed.sentence());

        lookAgain();
        vouch(PREFIX);
        assertTrue(Claimed.reasons(verdict(Outcome.Warning)).contains("control-proved"));
        assertEquals(
                1,
                claim.verdicts().stream().filter(one -> one.outcome() == Outcome.Pending).count());
    }

    @Test
    void to_be_judged_anew_does_not_save_a_prefix_whose_proof_is_gone() {
        claim.tell(PREFIX, 16509, 1);
        verdict(Outcome.Pending);
        String proof = vouch(PREFIX);
        verdict(Outcome.Warning);
        revoke(proof);
        var graced = verdict(Outcome.Warning);

        Claimed.tell(Claimed.standing(Standing.Verified, claim.fact(PREFIX, 16509, 2, 2)));

        var failed =
                claim.await(verdict ->
                        verdict.claimRevision() == 2 && verdict.outcome() == Outcome.Failed);
        assertTrue(graced.lapse().isPresent());
        assertEquals(graced.lapse(), failed.lapse());
    }

    /** As time makes a claim due, and waits until it was looked at. */
    private void lookAgain() {
        String of = " where claim::jsonb ->> 'organisation' = '" + organisation + "'";
        sql("update judged_prefix set look_again_at = now() - interval '1 second'" + of);
        await().until(() ->
                sql(
                                "update judged_prefix set held = held"
                                        + of
                                        + " and look_again_at < now() - interval '1 second'")
                        == 0);
    }

    private static int sql(String statement) {
        try (var connection =
                        DriverManager.getConnection(
                                TestStack.jdbcUrl("validator"), Postgres.USER, Postgres.PASSWORD);
                var prepared = connection.prepareStatement(statement)) {
            return prepared.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void revoke(String proof) {
        given().auth()
                .oauth2(TestStack.token("ops"))
                .delete("/v1/proofs/" + proof)
                .then()
                .statusCode(204);
    }

    @Test
    void a_proof_of_another_organisation_or_of_another_prefix_vouches_for_nothing() {
        claim.tell(PREFIX, 16509, 1);
        verdict(Outcome.Pending);

        vouch("205.251.194.0/23");
        vouch("205.251.192.0/24");
        String another = "org-" + UUID.randomUUID();
        vouch(another, "205.251.192.0/18");
        tellAgain();

        assertEquals(Outcome.Pending, claim.verdicts().getLast().outcome());
    }

    /** A new claim revision is judged at once, with all that is known then. */
    private void tellAgain() {
        claim.tell(PREFIX, 16509, 2);
        claim.await(verdict -> verdict.claimRevision() == 2);
    }

    private VerdictFact verdict(Outcome outcome) {
        return claim.await(verdict -> verdict.outcome() == outcome);
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
}
