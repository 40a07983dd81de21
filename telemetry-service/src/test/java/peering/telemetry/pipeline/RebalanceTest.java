package peering.telemetry.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import peering.contract.RouteAnomalyFact;
import peering.contract.Topics;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;
import peering.telemetry.Spoken;

/** Replicas come and go in the middle of the stream, and the stream does not notice. */
class RebalanceTest extends KillableReplica {
    private static final Instant NOW = Instant.now().minusSeconds(60);
    private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int THREADS_OF_TWO = 4;
    private static final int MOST_PARTS = 200;

    private int parts;

    @Test
    void each_anomaly_is_told_once_whoever_reads_and_however_often_it_is_delivered()
            throws Exception {
        registered();
        announcedTwice(NOW);
        awaitAll(State.Open);
        var second = TopologyProcess.start(broker.bootstrapServers(), dir.resolve("streams-2"));
        try {
            // Something comes all the while, before, during and after tasks move.
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        if (parts < MOST_PARTS) announcedTwice(NOW);
                        return members().size() == THREADS_OF_TWO;
                    });
            announcedTwice(TOMORROW);
            announcedTwice(NOW);
            running.destroyForcibly().waitFor();
            announcedTwice(NOW);
            awaitAll(State.Open);
        } finally {
            second.destroyForcibly().waitFor();
        }
        // Nobody reads: what comes now waits.
        for (int part = 0; part < parts; part++) withdrawnTwice(part);
        running = TopologyProcess.start(broker.bootstrapServers(), dir.resolve("streams-3"));
        awaitAll(State.Ended);

        for (var life : lives().values()) eachStepOnce(life);
        assertEquals(parts, lives().size());
    }

    private static void eachStepOnce(List<RouteAnomalyFact> life) {
        assertEquals(
                LongStream.rangeClosed(1, life.size()).boxed().toList(),
                life.stream().map(RouteAnomalyFact::revision).toList());
        assertEquals(State.Open, life.getFirst().state());
        assertEquals(State.Ended, life.getLast().state());
        assertEquals(1, life.stream().filter(fact -> fact.state() == State.Ended).count());
        assertFalse(life.getFirst().firstSeen().isAfter(Instant.now()), "of tomorrow");
    }

    /** What was told of each anomaly, in order. */
    private Map<String, List<RouteAnomalyFact>> lives() {
        return facts.all(Topics.ROUTE_ANOMALIES).stream()
                .map(fact -> FactJson.read(fact.bytes(), RouteAnomalyFact.class))
                .collect(Collectors.groupingBy(RouteAnomalyFact::anomalyId));
    }

    private void awaitAll(State state) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() ->
                        assertEquals(
                                parts,
                                lives().values().stream()
                                        .filter(life -> life.getLast().state() == state)
                                        .count()));
    }

    /** Another part, shown by two peers. */
    private void announcedTwice(Instant at) {
        String part = part(parts++);
        for (long peer = 1; peer <= 2; peer++) twice(peer, Spoken.announced(peer, part, at));
    }

    private void withdrawnTwice(int part) {
        for (long peer = 1; peer <= 2; peer++) {
            twice(peer, Spoken.withdrawn(peer, part(part), Instant.now()));
        }
    }

    private void twice(long peer, byte[] record) {
        for (int i = 0; i < 2; i++) {
            facts.tell(Topics.ROUTE_UPDATES, "rrc00|" + Spoken.address(peer), record, Map.of());
        }
    }

    private static String part(int number) {
        return "203.0.113." + number + "/32";
    }
}
