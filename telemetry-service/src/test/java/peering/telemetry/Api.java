package peering.telemetry;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import peering.contract.PathFact;
import peering.contract.PrefixFact;
import peering.contract.PrefixFact.Standing;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** What the tests say to the service, from the outside. */
public final class Api {
    private Api() {}

    /** A request with the token of this client of the stack. */
    public static RequestSpecification as(String client) {
        return RestAssured.given().auth().oauth2(TestStack.token(client));
    }

    /** Registration's word for a prefix of acme. */
    public static void registered(String id, String prefix, Standing standing, Long... origins) {
        var now = Instant.now();
        var fact =
                new PrefixFact(
                        id,
                        "acme",
                        "con_" + id,
                        "ptn_1",
                        prefix,
                        List.of(origins),
                        "0".repeat(64),
                        Optional.empty(),
                        standing,
                        now,
                        now,
                        1,
                        now.toEpochMilli());
        TestStack.facts().tell(Topics.PREFIXES, id, FactJson.write(fact), Map.of());
    }

    /** Registration's word that this site carries the prefix since then. */
    public static void carried(String id, String prefix, String site, Instant since) {
        var fact =
                new PathFact(
                        id,
                        "acme",
                        "con_" + id,
                        prefix,
                        PathFact.Path.Preferred,
                        Optional.of(site),
                        Optional.empty(),
                        "primary-healthy",
                        "The primary site carries it.",
                        List.of(),
                        since,
                        since,
                        1);
        TestStack.facts().tell(Topics.PATHS, id, FactJson.write(fact), Map.of());
    }

    public static ConditionFactory await() {
        return Awaitility.await().atMost(java.time.Duration.ofSeconds(40));
    }

    /** The MRT file is taken whole. */
    public static void feed(String collector, byte[] mrt, Supplier<String> what) {
        var answer =
                as("ops")
                        .body(mrt)
                        .contentType("application/octet-stream")
                        .post("/v1/feeds/" + collector + "/mrt");
        if (answer.statusCode() != 200) {
            throw new AssertionError(what.get() + ": " + answer.asString());
        }
    }
}
