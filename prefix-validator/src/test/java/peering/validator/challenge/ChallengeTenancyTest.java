package peering.validator.challenge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import peering.validator.challenge.proof.rpki.TestChecklist;
import peering.validator.source.dns.Knot;

/** Nobody sees, changes or uses what is another's. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
@QuarkusTestResource(ProvingWorld.class)
class ChallengeTenancyTest {
    private static final String WHY = "A letter of 2 November.";

    private static Instant soon() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    @Test
    void what_is_anothers_is_not_there() {
        String challenge =
                ChallengeApi.made("acme", "198.51.100.0/24", "DnsToken").getString("challengeId");
        String proof =
                ChallengeApi.reviewed("ops", "acme", "198.19.0.0/24", WHY, soon()).path("proofId");
        String path = "/v1/challenges/" + challenge;

        for (var stranger : List.of("globex", "mallory")) {
            var statuses =
                    List.of(
                            ChallengeApi.as(stranger).get(path),
                            ChallengeApi.as(stranger).post(path + "/rotate"),
                            ChallengeApi.as(stranger).post(path + "/check"),
                            ChallengeApi.as(stranger)
                                    .contentType("application/json")
                                    .body("{\"form\":\"Pss\",\"signature\":\"abc\"}")
                                    .post(path + "/signature"),
                            ChallengeApi.as(stranger)
                                    .contentType("application/octet-stream")
                                    .body(new byte[] {1})
                                    .post(path + "/rsc"),
                            ChallengeApi.as(stranger).delete(path),
                            ChallengeApi.as(stranger).get("/v1/proofs/" + proof),
                            ChallengeApi.as(stranger).delete("/v1/proofs/" + proof));
            statuses.forEach(answer ->
                    answer.then().statusCode(404).body("type", equalTo("/problems/not-found")));
            ChallengeApi.as(stranger)
                    .get("/v1/challenges?limit=1000")
                    .then()
                    .body("items.challengeId", not(hasItem(challenge)));
            ChallengeApi.as(stranger)
                    .get("/v1/proofs?limit=1000")
                    .then()
                    .body("items.proofId", not(hasItem(proof)));
        }
        ChallengeApi.as("acme").get(path).then().statusCode(200).body("state", equalTo("Open"));
        ChallengeApi.as("ops").get(path).then().statusCode(200);
        ChallengeApi.as("ops")
                .get("/v1/proofs?limit=1000")
                .then()
                .body("items.proofId", hasItem(proof));
        ChallengeApi.as("acme").delete(path).then().statusCode(204);
        ChallengeApi.as("acme").delete("/v1/proofs/" + proof).then().statusCode(204);
    }

    @Test
    void a_token_proves_nothing_for_anybody_else() throws Exception {
        String prefix = "2001:db8::/32";
        var owners = ChallengeApi.made("acme", prefix, "DnsToken");
        var thiefs = ChallengeApi.made("mallory", prefix, "DnsToken");
        ProvingWorld.knot()
                .add(
                        Knot.UNSIGNED,
                        "_ops-challenge",
                        "TXT",
                        "\"" + owners.getString("publish.token") + "\"");

        String stolen = thiefs.getString("challengeId");
        assertEquals(
                "dns-other-token", ChallengeApi.checked("mallory", stolen).getString("reason"));
        ChallengeApi.sql(
                "update challenge set token_hash ="
                        + " (select token_hash from challenge where organisation = 'acme'"
                        + " and prefix = '2001:db8::/32') where challenge_id = ?",
                stolen);
        assertEquals(
                "dns-other-token",
                ChallengeApi.checked("mallory", stolen).getString("reason"),
                "not even with the owner's hash");
        var met = ChallengeApi.checked("acme", owners.getString("challengeId"));
        assertEquals("Proved", met.getString("outcome"), met::prettify);
        assertEquals("insecure", met.getString("proof.evidence.dnssec"));
    }

    @Test
    void what_was_signed_for_one_organisation_proves_nothing_for_another() throws Exception {
        var owners = ChallengeApi.made("acme", ProvingWorld.PREFIX, "SignedChecklist");
        var thiefs = ChallengeApi.made("mallory", ProvingWorld.PREFIX, "SignedChecklist");
        byte[] signed =
                new TestChecklist(ProvingWorld.signer(), ProvingWorld.PREFIX)
                        .naming(owners.getString("publish.text"))
                        .sign();

        assertEquals(
                "rsc-other-file",
                ChallengeApi.sent("mallory", thiefs.getString("challengeId"), signed)
                        .getString("reason"));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "acme,      POST, /v1/proofs,        403",
        "transit-a, POST, /v1/proofs,        403",
        "transit-a, GET,  /v1/proofs,        403",
        "transit-a, GET,  /v1/challenges,    403",
        "probe,     GET,  /v1/challenges,    403",
        "ops,       POST, /v1/challenges,    403",
        "-,         GET,  /v1/challenges,    401",
        "-,         POST, /v1/proofs,        401",
        "acme,      GET,  /v1/challenges/x,  404",
        "acme,      GET,  /v1/proofs/%00,    404",
    })
    void the_role_decides(String who, String method, String path, int status) {
        var request = who.equals("-") ? given() : ChallengeApi.as(who);
        request.urlEncodingEnabled(false)
                .contentType("application/json")
                .body(
                        path.equals("/v1/proofs")
                                ? "{\"organisation\":\"acme\",\"prefix\":\"198.19.1.0/24\",\"reason\":\"%s\",\"until\":\"%s\"}"
                                        .formatted(WHY, soon())
                                : "{\"prefix\":\"198.51.100.0/24\",\"method\":\"DnsToken\"}")
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }
}
