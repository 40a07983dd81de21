package peering.telemetry.policy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.PrefixFact.Standing;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Topics;
import peering.contract.Trouble.State;
import peering.contract.WatchPolicyFact;
import peering.kit.facts.FactJson;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.telemetry.Api;
import peering.telemetry.Spoken;

/** From a policy over HTTP to the fact, and to what detection makes of it. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class PolicyTest {
    private static final String PREFIX = "198.51.100.0/24";

    @BeforeEach
    void known() {
        Api.registered("pfx_policy", PREFIX, Standing.Verified, 64500L);
        Api.await().until(() -> get("acme").statusCode() == 200);
    }

    @Test
    void a_policy_is_written_told_shown_and_taken_back() {
        put("acme", "{\"upstreams\":[64510],\"maxLength\":25,\"ignore\":[\"PathLoop\"]}")
                .then()
                .statusCode(200);

        get("acme")
                .then()
                .body("upstreams", contains(64510))
                .body("maxLength", equalTo(25))
                .body("ignore", contains("PathLoop"))
                .body("noExport", equalTo(false));
        var told = awaitFact(fact -> fact.upstreams().contains(64510L));
        assertEquals("acme", told.organisation());

        Api.as("acme").delete("/v1/prefixes/pfx_policy/policy").then().statusCode(204);
        get("acme").then().statusCode(200).body("upstreams", empty());
        var taken = awaitFact(fact -> fact.revision() > told.revision());
        assertEquals(WatchPolicyFact.class, taken.getClass());
        assertEquals(0, taken.upstreams().size());
    }

    @Test
    void routes_are_judged_by_it() {
        for (long peer = 1; peer <= 2; peer++) {
            Api.feed("rrc08", Spoken.announced(peer, PREFIX), () -> "route");
        }
        awaitAnomaly(State.Open, Kind.OriginHijack);

        put("acme", "{\"origins\":[666],\"upstreams\":[64511]}").then().statusCode(200);
        awaitAnomaly(State.Ended, Kind.OriginHijack);
    }

    @Test
    void upstreams_are_proposed_from_what_is_shown_now() {
        Api.registered("pfx_policy_666", "198.51.102.0/24", Standing.Verified, 666L);
        String proposal = "/v1/prefixes/pfx_policy_666/policy/proposal";
        Api.await().until(() -> Api.as("acme").get(proposal).statusCode() == 200);
        for (long peer = 1; peer <= 2; peer++) {
            Api.feed("rrc08", Spoken.announced(peer, "198.51.102.0/24"), () -> "route");
        }

        Api.await()
                .untilAsserted(() ->
                        Api.as("acme")
                                .get(proposal)
                                .then()
                                .body("seen.asn", contains(1, 2))
                                .body("policy.upstreams", empty()));
        Api.as("globex").get(proposal).then().statusCode(404);
    }

    @Test
    void strangers_find_nothing_and_probes_may_not() {
        get("globex").then().statusCode(404);
        put("globex", "{}").then().statusCode(404);
        Api.as("globex").delete("/v1/prefixes/pfx_policy/policy").then().statusCode(404);
        get("probe").then().statusCode(403);
        get("ops").then().statusCode(200);
        Api.as("acme").get("/v1/prefixes/pfx_none/policy").then().statusCode(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            value = {
                "{\"origins\":[0]}               ! origins",
                "{\"upstreams\":[4294967296]}    ! upstreams",
                "{\"maxLength\":23}              ! maxLength",
                "{\"maxLength\":33}              ! maxLength",
                "{\"minPeerAses\":0}             ! minPeerAses",
                "{\"criticalPeerAses\":1001}     ! criticalPeerAses",
                "{\"longestPath\":0}             ! longestPath",
                "{\"neverThrough\":[-1]}         ! neverThrough",
                "{\"coveringOrigins\":[0]}       ! coveringOrigins",
                "{\"longestOwnPath\":0}          ! longestOwnPath",
                "{\"ignore\":[\"Unknown\"]}      ! ignore",
                "{\"pathPattern\":\"(a+)+\"}     ! pathPattern",
                "{\"pathPattern\":\"\\ud800\"}    ! pathPattern",
                "{\"origins\":[64500,null]}      ! origins",
                "{\"upstreams\":[null]}        ! upstreams",
                "{\"ignore\":[null]}           ! ignore",
            })
    void what_makes_no_sense_is_refused_with_its_field(String policy, String field) {
        put("acme", policy).then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    private static Response get(String who) {
        return Api.as(who).get("/v1/prefixes/pfx_policy/policy");
    }

    private static Response put(String who, String policy) {
        return Api.as(who)
                .body(policy)
                .contentType("application/json")
                .put("/v1/prefixes/pfx_policy/policy");
    }

    private static WatchPolicyFact awaitFact(Predicate<WatchPolicyFact> wanted) {
        var found =
                TestStack.facts()
                        .await(
                                Topics.WATCH_POLICIES,
                                fact ->
                                        wanted.test(
                                                FactJson.read(fact.bytes(), WatchPolicyFact.class)),
                                Duration.ofSeconds(30));
        return FactJson.read(found.bytes(), WatchPolicyFact.class);
    }

    private static void awaitAnomaly(State state, Kind kind) {
        TestStack.facts()
                .await(
                        Topics.ROUTE_ANOMALIES,
                        fact -> {
                            var told = FactJson.read(fact.bytes(), RouteAnomalyFact.class);
                            return told.prefixId().equals("pfx_policy")
                                    && told.state() == state
                                    && told.kind() == kind;
                        },
                        Duration.ofSeconds(60));
    }
}
