package peering.telemetry.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact.Standing;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Topics;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.telemetry.Api;

/** From what registration and routers say on Kafka to what is told. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class EntryTest {
    private static final String PREFIX = "198.51.107.0/24";

    @Test
    void a_prefix_that_enters_elsewhere_is_told_until_it_enters_where_it_was_meant_to() {
        tell(Topics.SITES, "entry-a", Edge.site("entry-a", 52.5, 13.4));
        tell(Topics.SITES, "entry-b", Edge.site("entry-b", 35.7, 139.7));
        tell(Topics.SESSIONS, "ses_entry_a", Edge.session("ses_entry_a", "entry-a", 20));
        tell(Topics.SESSIONS, "ses_entry_b", Edge.session("ses_entry_b", "entry-b", 20));
        Api.registered("pfx_entry", PREFIX, Standing.Verified, 1500L);
        Api.carried("pfx_entry", PREFIX, "entry-a", Instant.now().minusSeconds(60));
        received("ses_entry_b");

        var open = await(State.Open);
        assertEquals("other-region", open.evidence().orElseThrow().getFirst().text());
        assertEquals("entry-b", open.observers().getFirst().collector());

        received("ses_entry_a");
        assertEquals(open.anomalyId(), await(State.Ended).anomalyId());
    }

    private static void received(String session) {
        tell(
                Topics.RECEIVED_ROUTES,
                session + " " + PREFIX,
                Edge.route(session, PREFIX, "20 1500"));
    }

    private static void tell(String topic, String key, Object fact) {
        TestStack.facts().tell(topic, key, FactJson.write(fact), Map.of());
    }

    private static RouteAnomalyFact await(State state) {
        var found =
                TestStack.facts()
                        .await(
                                Topics.ROUTE_ANOMALIES,
                                fact -> {
                                    var told = FactJson.read(fact.bytes(), RouteAnomalyFact.class);
                                    return told.kind() == Kind.SuboptimalRouting
                                            && told.prefixId().equals("pfx_entry")
                                            && told.state() == state;
                                },
                                Duration.ofSeconds(60));
        return FactJson.read(found.bytes(), RouteAnomalyFact.class);
    }
}
