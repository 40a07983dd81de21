package peering.telemetry.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import peering.contract.RouteAnomalyFact;
import peering.contract.Topics;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;
import peering.telemetry.Spoken;

/** A replica is killed, and its disk with it. What it knew is in the changelogs. */
class SurvivalTest extends KillableReplica {
    private static final String OURS = "203.0.113.0/24";
    private static final String PART = "203.0.113.128/25";
    private static final Instant NOW = Instant.now().minusSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void what_was_suspected_opens_and_what_was_open_ends_after_a_kill() throws Exception {
        registered();
        announced(1, OURS, 0);
        announced(1, PART, 1);
        announced(2, PART, 1);
        var open = await(fact -> fact.announcedPrefix().equals(PART));

        running.destroyForcibly().waitFor();
        running = TopologyProcess.start(broker.bootstrapServers(), dir.resolve("streams-2"));

        announced(2, OURS, 5);
        var suspected = await(fact -> fact.announcedPrefix().equals(OURS));
        assertEquals(NOW.getEpochSecond(), suspected.firstSeen().getEpochSecond());
        assertEquals(2, suspected.observersNow());
        // Sooner than counts alone are told: the end is then the second telling, and not the third.
        withdrawn(1, PART, 8);
        withdrawn(2, PART, 8);
        var ended = await(fact -> fact.state() == State.Ended);
        assertEquals(open.anomalyId(), ended.anomalyId());
        assertEquals(2, ended.revision());
        assertEquals(3, facts.all(Topics.ROUTE_ANOMALIES).size(), "each told once");
    }

    private void announced(long peer, String prefix, int second) {
        tell(peer, Spoken.announced(peer, prefix, NOW.plusSeconds(second)));
    }

    private void withdrawn(long peer, String prefix, int second) {
        tell(peer, Spoken.withdrawn(peer, prefix, NOW.plusSeconds(second)));
    }

    private void tell(long peer, byte[] record) {
        facts.tell(Topics.ROUTE_UPDATES, "rrc00|" + Spoken.address(peer), record, Map.of());
    }

    private RouteAnomalyFact await(Predicate<RouteAnomalyFact> wanted) {
        var found =
                facts.await(
                        Topics.ROUTE_ANOMALIES,
                        fact -> wanted.test(FactJson.read(fact.bytes(), RouteAnomalyFact.class)),
                        PATIENCE);
        return FactJson.read(found.bytes(), RouteAnomalyFact.class);
    }
}
