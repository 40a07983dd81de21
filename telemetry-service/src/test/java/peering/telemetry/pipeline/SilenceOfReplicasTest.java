package peering.telemetry.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import peering.contract.SessionFact;
import peering.contract.SessionStateFact;
import peering.contract.SessionStateFact.State;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.telemetry.Spoken;

/**
 * One task alone says that time passes, and it is one replica's: the sessions of the others hear of
 * it through the broker.
 */
class SilenceOfReplicasTest extends KillableReplica {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int SESSIONS = 24;

    /** Marks come each second: no shorter silence is one. */
    private static final String LOST_AFTER = "-Dpeering.bmp.lost-after=8s";

    @Override
    String[] settings() {
        return new String[] {LOST_AFTER};
    }

    @Test
    void a_session_of_which_no_router_tells_any_more_is_down_whichever_replica_has_it()
            throws Exception {
        var second =
                TopologyProcess.start(
                        broker.bootstrapServers(), dir.resolve("streams-2"), LOST_AFTER);
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptionsMatching(SilenceOfReplicasTest::isNobodyThere)
                    .until(() -> replicasWithSessions().size() == 2);
            for (int i = 1; i <= SESSIONS; i++) comesUp(i);
            awaitAll(State.Up);

            awaitAll(State.Down);

            assertEquals(2, replicasWithSessions().size());
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    private static boolean isNobodyThere(Throwable trouble) {
        return trouble.getCause() instanceof GroupIdNotFoundException;
    }

    /** Those that have tasks in which sessions are looked after. */
    private Set<String> replicasWithSessions() throws ExecutionException, InterruptedException {
        return members().stream()
                .filter(member ->
                        member.assignment().topicPartitions().stream()
                                .anyMatch(one -> one.topic().contains("own-words")))
                .map(MemberDescription::clientId)
                .map(client -> client.replaceFirst("-StreamThread.*", ""))
                .collect(Collectors.toSet());
    }

    private void comesUp(int number) {
        var now = Instant.now();
        var address = Spoken.address(number).toString();
        var session =
                new SessionFact(
                        "ses_" + number,
                        "ptn_1",
                        number,
                        "site_1",
                        "r1",
                        address,
                        SessionFact.State.Active,
                        now,
                        1);
        facts.tell(Topics.SESSIONS, session.sessionId(), FactJson.write(session), Map.of());
        facts.tell(Topics.ROUTE_UPDATES, "bmp-r1|" + address, Spoken.up(number, now), Map.of());
    }

    private void awaitAll(State state) {
        var all = IntStream.rangeClosed(1, SESSIONS).mapToObj(i -> "ses_" + i);
        var expected = all.collect(Collectors.toSet());
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertEquals(expected, told(state)));
    }

    private Set<String> told(State state) {
        return facts.all(Topics.SESSION_STATES).stream()
                .map(fact -> FactJson.read(fact.bytes(), SessionStateFact.class))
                .filter(fact -> fact.state() == state)
                .map(SessionStateFact::sessionId)
                .collect(Collectors.toSet());
    }
}
