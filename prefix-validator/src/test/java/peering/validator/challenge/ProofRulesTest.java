package peering.validator.challenge;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.stack.StackResource;
import peering.validator.VrpFile;

/** Proofs that a person gives and takes, and their end. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
@QuarkusTestResource(ProvingWorld.class)
class ProofRulesTest {
    private static final String GLOBEX = "globex";

    @Test
    void a_person_vouches_and_takes_it_back() {
        String prefix = "198.18.0.0/24";
        var until = Instant.now().plus(Duration.ofDays(30));
        String id =
                ChallengeApi.reviewed("ops", GLOBEX, prefix, "A letter of 2 November.", until)
                        .then()
                        .statusCode(201)
                        .body("method", equalTo("OperatorReview"))
                        .body("evidence.why", equalTo("A letter of 2 November."))
                        .extract()
                        .path("proofId");

        ChallengeApi.as(GLOBEX)
                .get("/v1/proofs?inForce=true&prefix=" + prefix)
                .then()
                .body("items.proofId", equalTo(List.of(id)));
        ChallengeApi.as("ops").delete("/v1/proofs/" + id + "?why=Sold.").then().statusCode(204);
        ChallengeApi.as(GLOBEX)
                .get("/v1/proofs?inForce=true")
                .then()
                .body("items.proofId", not(hasItem(id)));
        ChallengeApi.as(GLOBEX)
                .get("/v1/proofs?inForce=false&method=OperatorReview")
                .then()
                .body("items.find { it.proofId == '%s' }.endedWhy".formatted(id), equalTo("Sold."));
    }

    @ParameterizedTest(name = "{0} until in {1}: {2}")
    @CsvSource({
        "short,                   P30D,  reason",
        "A letter of 2 November., P-1D,  until",
        "A letter of 2 November., P366D, until",
    })
    void a_person_needs_a_reason_and_an_end(String why, Duration until, String field) {
        ChallengeApi.reviewed("ops", GLOBEX, "198.18.1.0/24", why, Instant.now().plus(until))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void a_proof_that_has_run_out_ends_and_is_dropped_in_the_end() throws Exception {
        String prefix = "198.18.2.0/24";
        String id =
                ChallengeApi.reviewed(
                                "ops",
                                GLOBEX,
                                prefix,
                                "A letter of 2 November.",
                                Instant.now().plus(Duration.ofDays(1)))
                        .path("proofId");
        ChallengeApi.sql(
                "update proof set valid_until = now() - interval '1 second' where proof_id = ?",
                id);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        ChallengeApi.as(GLOBEX)
                                .get("/v1/proofs/" + id)
                                .then()
                                .body("endedBy", equalTo("time")));
        ChallengeApi.sql(
                "update proof set ended_at = now() - interval '91 days' where proof_id = ?", id);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        ChallengeApi.as(GLOBEX).get("/v1/proofs/" + id).then().statusCode(404));
    }
}
