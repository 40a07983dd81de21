package peering.validator.challenge;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.stack.StackResource;
import peering.validator.VrpFile;

/** What is refused, how much there may be, and how it ends. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
@QuarkusTestResource(ProvingWorld.class)
class ChallengeRulesTest {
    private static final String GLOBEX = "globex";

    /** Another's secret stands in it: nobody but this test uses this organisation. */
    private static final String READER = "reader";

    @ParameterizedTest(name = "{0} by {1}: {2} at {3}")
    @CsvSource({
        "198.51.100.1/24, DnsToken,       prefix-malformed, prefix",
        "nonsense,        DnsToken,       prefix-malformed, prefix",
        "10.0.0.1/7,      RegistryToken,  prefix-malformed, prefix",
        "8.0.0.0/7,       RegistryToken,  field-invalid,    prefix",
        "2000::/11,       RegistryToken,  field-invalid,    prefix",
        "198.51.100.0/25, DnsToken,       field-invalid,    method",
        "198.51.100.0/24, OperatorReview, field-invalid,    method",
    })
    void a_challenge_that_cannot_be_made_names_the_field(
            String prefix, String method, String problem, String field) {
        ChallengeApi.asked(GLOBEX, prefix, method)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + problem))
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void a_challenge_is_checked_again_only_after_a_pause() {
        String id =
                ChallengeApi.made(GLOBEX, "198.51.100.0/24", "DnsToken").getString("challengeId");
        var path = "/v1/challenges/" + id + "/check";

        ChallengeApi.as(GLOBEX).post(path).then().statusCode(200);
        ChallengeApi.as(GLOBEX)
                .post(path)
                .then()
                .statusCode(429)
                .body("type", equalTo("/problems/checked-too-soon"));
        delete(GLOBEX, id);
    }

    @ParameterizedTest(name = "{0} takes no {1}")
    @CsvSource({
        "DnsToken,        rsc",
        "RegistryToken,   signature",
        "SignedMessage,   check",
        "SignedChecklist, signature",
    })
    void a_challenge_takes_what_it_asks_for_and_nothing_else(String method, String path) {
        String id = ChallengeApi.made(GLOBEX, "198.51.100.0/24", method).getString("challengeId");
        var request = ChallengeApi.as(GLOBEX);
        if (path.equals("rsc"))
            request.contentType("application/octet-stream").body(new byte[] {1});
        if (path.equals("signature")) {
            request.contentType("application/json")
                    .body("{\"form\":\"Pss\",\"signature\":\"abc\"}");
        }

        request.post("/v1/challenges/" + id + "/" + path)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/other-method"));
        delete(GLOBEX, id);
    }

    @Test
    void an_upload_is_bounded() {
        String id =
                ChallengeApi.made(GLOBEX, "198.51.100.0/24", "SignedChecklist")
                        .getString("challengeId");

        ChallengeApi.as(GLOBEX)
                .contentType("application/octet-stream")
                .body(new byte[(64 << 10) + 1])
                .post("/v1/challenges/" + id + "/rsc")
                .then()
                .statusCode(413);
        assertEquals(
                "rsc-malformed",
                ChallengeApi.sent(GLOBEX, id, new byte[64 << 10]).getString("reason"));
        ChallengeApi.as(GLOBEX)
                .contentType("application/json")
                .body("{\"form\":\"Pss\",\"signature\":\"" + "a".repeat(1401) + "\"}")
                .post("/v1/challenges/" + id + "/signature")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("signature"));
        delete(GLOBEX, id);
    }

    /** All at once: the count and the insert are one. */
    @Test
    void an_organisation_has_so_many_open_challenges_and_no_more() throws Exception {
        var answers = new ArrayList<Future<Response>>();
        try (var many = Executors.newFixedThreadPool(8)) {
            for (int at = 0; at < ProvingWorld.MOST_CHALLENGES + 6; at++) {
                String prefix = "203.0." + at + ".0/24";
                answers.add(many.submit(() -> ChallengeApi.asked(READER, prefix, "RegistryToken")));
            }
        }
        var made = new ArrayList<String>();
        int refused = 0;
        for (var answer : answers) {
            var response = answer.get();
            if (response.statusCode() == 201)
                made.add(response.jsonPath().getString("challengeId"));
            else if (response.statusCode() == 409) refused++;
        }

        assertEquals(ProvingWorld.MOST_CHALLENGES, made.size());
        assertEquals(6, refused);
        delete(READER, made.getFirst());
        var last = ChallengeApi.made(READER, "203.0.200.0/24", "RegistryToken");
        pagedThrough(last.getString("challengeId"));
    }

    private static void pagedThrough(String newest) {
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page =
                    ChallengeApi.as(READER)
                            .get("/v1/challenges?limit=5" + cursor)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            seen.addAll(page.getList("items.challengeId"));
            cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!cursor.isEmpty());

        assertEquals(newest, seen.getFirst());
        assertEquals(ProvingWorld.MOST_CHALLENGES, seen.stream().distinct().count());
        assertEquals(ProvingWorld.MOST_CHALLENGES, seen.size());
        only("prefix=203.0.200.0/24", 1);
        only("prefix=203.0.200.0/24&state=Proved", 0);
        only("method=DnsToken", 0);
        only("method=RegistryToken&state=Open&limit=1000", ProvingWorld.MOST_CHALLENGES);
    }

    private static void only(String query, int size) {
        ChallengeApi.as(READER)
                .get("/v1/challenges?" + query)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(size));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/v1/challenges?cursor=x",
                "/v1/challenges?prefix=x",
                "/v1/proofs?cursor=-1",
                "/v1/proofs?prefix=1.2.3.4",
                "/v1/challenges?limit=0",
                "/v1/proofs?limit=1001",
            })
    void a_list_that_cannot_be_given_is_refused(String path) {
        ChallengeApi.as(GLOBEX)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void a_challenge_ends_and_can_be_made_anew() throws Exception {
        var challenge = ChallengeApi.made(GLOBEX, "198.51.100.0/24", "DnsToken");
        String id = challenge.getString("challengeId");
        String path = "/v1/challenges/" + id;
        ChallengeApi.sql(
                "update challenge set expires_at = now() - interval '1 second' where challenge_id = ?",
                id);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        ChallengeApi.as(GLOBEX).get(path).then().body("state", equalTo("Expired")));
        assertEquals("challenge-expired", ChallengeApi.checked(GLOBEX, id).getString("reason"));
        ChallengeApi.as(GLOBEX)
                .post(path + "/rotate")
                .then()
                .statusCode(200)
                .body("state", equalTo("Open"))
                .body("refused", nullValue());
        ChallengeApi.sql(
                "update challenge set expires_at = now() - interval '91 days' where challenge_id = ?",
                id);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> ChallengeApi.as(GLOBEX).get(path).then().statusCode(404));
    }

    private static void delete(String client, String id) {
        ChallengeApi.as(client).delete("/v1/challenges/" + id).then().statusCode(204);
    }
}
