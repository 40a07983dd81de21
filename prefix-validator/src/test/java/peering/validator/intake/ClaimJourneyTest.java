package peering.validator.intake;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import peering.contract.CloudEvent;
import peering.contract.FactType;
import peering.contract.PrefixFact.Standing;
import peering.contract.Topics;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Outcome;
import peering.kit.facts.FactJson;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.stack.kafka.Facts.Fact;
import peering.validator.Claimed;
import peering.validator.VrpFile;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
class ClaimJourneyTest {
    private static final String AMAZON = "205.251.192.0/23";

    private final Claimed claim = Claimed.by("acme");
    private final String prefixId = claim.id();

    @AfterEach
    void put_the_real_table_back() {
        VrpFile.restore();
    }

    @Test
    void a_claim_that_the_rpki_confirms_is_verified_with_one_finding_per_check() {
        Claimed.tell(claim.fact(AMAZON, 16509, 1, 1));

        var verdict = verdict(1);

        assertEquals(Outcome.Warning, verdict.outcome());
        assertEquals(
                "In force; to mend: A ROA allows more specifics of 205.251.192.0/23"
                        + " to whoever forges its origin.",
                verdict.sentence());
        assertEquals(
                "text special-purpose length origin key rov max-length aspa irr rdap control"
                        + " sessions received community path",
                verdict.findings().stream()
                        .map(VerdictFact.Finding::check)
                        .collect(Collectors.joining(" ")));
        assertEquals(1, verdict.claimRevision());
    }

    @Test
    void a_claim_that_the_rpki_forbids_fails_with_the_reason() {
        Claimed.tell(claim.fact(AMAZON, 10297, 1, 1));

        var verdict = verdict(1);

        assertEquals(Outcome.Failed, verdict.outcome());
        assertEquals(
                List.of("rov-wrong-origin"),
                verdict.findings().stream()
                        .filter(finding -> finding.result() == VerdictFact.Result.Failed)
                        .map(VerdictFact.Finding::reason)
                        .toList());
    }

    @Test
    void the_fact_carries_the_attributes_of_its_event() {
        Claimed.tell(claim.fact(AMAZON, 16509, 1, 1));

        Fact fact = TestStack.facts().await(Topics.VERDICTS, prefixId, _ -> true);

        assertEquals(FactType.VERDICT.type(), fact.headers().get(CloudEvent.HEADER_TYPE));
        assertEquals("/prefix-validator", fact.headers().get(CloudEvent.HEADER_SOURCE));
        assertTrue(fact.headers().get(CloudEvent.HEADER_ID).startsWith("evt_"));
    }

    @Test
    void the_same_claim_told_again_is_not_judged_again_and_a_new_claim_revision_is() {
        Claimed.tell(claim.fact(AMAZON, 16509, 1, 1));
        verdict(1);

        Claimed.tell(claim.fact(AMAZON, 16509, 1, 1));
        Claimed.tell(claim.fact(AMAZON, 16509, 1, 2));
        Claimed.tell(claim.fact(AMAZON, 16509, 2, 3));

        assertEquals(2, verdict(2).claimRevision());
        assertEquals(2, claim.verdicts().size());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "Released")
    void a_new_claim_revision_is_judged_however_the_prefix_stands_meanwhile(Standing standing) {
        Claimed.tell(claim.fact(AMAZON, 16509, 1, 1));
        verdict(1);

        Claimed.tell(Claimed.standing(standing, claim.fact(AMAZON, 10297, 2, 2)));

        assertEquals(2, verdict(2).claimRevision());
        assertEquals(Outcome.Failed, verdict(2).outcome());
    }

    @Test
    void a_released_prefix_is_judged_no_more() {
        Claimed.tell(Claimed.standing(Standing.Released, claim.fact(AMAZON, 16509, 1, 1)));
        var after = Claimed.by("acme");
        after.tell(AMAZON, 16509, 1);

        after.await(_ -> true);
        assertEquals(List.of(), claim.verdicts());
    }

    @Test
    void an_unreadable_record_is_parked_and_the_next_one_is_judged() {
        TestStack.facts().tell(Topics.PREFIXES, prefixId, "{\"prefix\":".getBytes(), Map.of());
        Claimed.tell(claim.fact(AMAZON, 16509, 1, 1));

        assertEquals(Outcome.Warning, verdict(1).outcome());
        TestStack.facts().await(Topics.deadLetters(Topics.PREFIXES), prefixId, _ -> true);
    }

    @Test
    void a_claim_with_numbers_that_are_none_is_parked_and_blocks_nobody() {
        var broken = Claimed.by("acme");
        broken.tell(AMAZON, 1L << 32, 1);
        Claimed.tell(claim.fact(AMAZON, 16509, 1, 1));

        assertEquals(Outcome.Warning, verdict(1).outcome());
        TestStack.facts().await(Topics.deadLetters(Topics.PREFIXES), broken.id(), _ -> true);
    }

    @Test
    void of_many_that_come_together_each_is_judged_and_only_the_poison_is_parked() {
        var good = new ArrayList<Claimed>();
        var broken = new ArrayList<Claimed>();
        for (int i = 0; i < 120; i++) {
            boolean poison = i % 50 == 30;
            var one = Claimed.by("acme");
            (poison ? broken : good).add(one);
            one.tell(AMAZON, poison ? 1L << 32 : 16509, 1);
        }
        Claimed.tell(claim.fact(AMAZON, 16509, 1, 1));
        Claimed.tell(claim.fact(AMAZON, 10297, 2, 2));

        for (var one : good) assertEquals(Outcome.Warning, one.await(_ -> true).outcome());
        assertEquals(List.of(1L, Outcome.Warning), said(verdict(1)));
        assertEquals(List.of(2L, Outcome.Failed), said(verdict(2)));
        for (var one : broken) {
            TestStack.facts().await(Topics.deadLetters(Topics.PREFIXES), one.id(), _ -> true);
            assertEquals(List.of(), one.verdicts());
        }
    }

    private static List<Object> said(VerdictFact verdict) {
        return List.of(verdict.claimRevision(), verdict.outcome());
    }

    @Test
    void a_lost_roa_is_noticed_and_its_return_too() throws Exception {
        Claimed.tell(claim.fact(AMAZON, 16509, 1, 1));
        assertEquals(Outcome.Warning, verdict(1).outcome());

        VrpFile.put(VrpFile.demo().replaceAll("\"asn\":\\s*16509,", "\"asn\": 64499,"));

        assertEquals(Outcome.Failed, verdict(2).outcome());
        assertEquals(1, verdict(2).claimRevision());

        VrpFile.put(VrpFile.demo());

        assertEquals(Outcome.Warning, verdict(3).outcome());
    }

    @Test
    void half_a_table_or_a_much_smaller_one_is_not_put_into_force() throws Exception {
        int before = count();
        String demo = VrpFile.demo();

        VrpFile.put(demo.substring(0, demo.length() / 2));
        await().untilAsserted(() -> refused("cut off"));
        VrpFile.put(
                "{\"metadata\":{},\"roas\":[{\"asn\":16509,\"prefix\":\"205.251.192.0/18\",\"maxLength\":24}]}");
        await().untilAsserted(() -> refused("held back"));

        assertEquals(before, count());
        given().auth()
                .oauth2(TestStack.token("acme"))
                .post("/v1/vrps/status/accept")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestStack.token("ops"))
                .post("/v1/vrps/status/accept")
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("sources[0].inForce", equalTo(true));
    }

    @Test
    void a_customer_sees_its_own_verdicts_and_nobody_elses() {
        Claimed.tell(claim.fact(AMAZON, 16509, 1, 1));
        verdict(1);
        String path = "/v1/prefixes/" + prefixId + "/verdicts";

        given().auth()
                .oauth2(TestStack.token("acme"))
                .get(path)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].outcome", equalTo("Warning"));
        given().auth().oauth2(TestStack.token("ops")).get(path).then().statusCode(200);
        given().auth()
                .oauth2(TestStack.token("globex"))
                .get(path)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
        given().auth().oauth2(TestStack.token("probe")).get(path).then().statusCode(403);
        unauthenticated(given().get(path)).header("WWW-Authenticate", "Bearer");
        unauthenticated(given().auth().oauth2(TestStack.token("acme") + "x").get(path));
    }

    private static ValidatableResponse unauthenticated(Response answer) {
        return answer.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unauthenticated"));
    }

    private VerdictFact verdict(long revision) {
        var fact =
                TestStack.facts()
                        .await(Topics.VERDICTS, prefixId, f -> read(f).revision() == revision);
        return read(fact);
    }

    private static VerdictFact read(Fact fact) {
        return FactJson.read(fact.bytes(), VerdictFact.class);
    }

    private static void refused(String why) {
        given().get("/v1/vrps/status").then().body("refusedWhy", containsString(why));
    }

    private static int count() {
        return given().get("/v1/vrps/status").then().statusCode(200).extract().path("count");
    }
}
