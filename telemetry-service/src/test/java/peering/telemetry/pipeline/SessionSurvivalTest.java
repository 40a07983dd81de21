package peering.telemetry.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionFact;
import peering.contract.SessionStateFact;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.telemetry.Spoken;

/** A replica is killed, and its disk with it, while sessions are up. */
class SessionSurvivalTest extends KillableReplica {
    private static final String WHOLE = "203.0.113.0/24";
    private static final String PART = "203.0.113.128/25";
    private static final Instant NOW = Instant.now().minusSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void what_was_told_is_not_told_again_and_what_was_kept_is_told_when_it_is_registered()
            throws Exception {
        session();
        heard(Spoken.up(1, NOW));
        heard(Spoken.announced(1, WHOLE, NOW));
        heard(Spoken.announced(1, PART, NOW));
        registered("pfx_part", PART);
        route(PART, fact -> true);

        running.destroyForcibly().waitFor();
        running = TopologyProcess.start(broker.bootstrapServers(), dir.resolve("streams-2"));

        heard(Spoken.announced(1, PART, NOW.plusSeconds(5)));
        registered("pfx_whole", WHOLE);
        route(WHOLE, fact -> true);
        heard(Spoken.down(1));
        route(PART, fact -> fact.state() == ReceivedRouteFact.State.Withdrawn);
        route(WHOLE, fact -> fact.state() == ReceivedRouteFact.State.Withdrawn);
        state(SessionStateFact.State.Down);

        assertEquals(2, told("ses_1 " + PART));
        assertEquals(2, told("ses_1 " + WHOLE));
        assertEquals(
                List.of(SessionStateFact.State.Up, SessionStateFact.State.Down),
                facts.all(Topics.SESSION_STATES).stream()
                        .map(fact -> FactJson.read(fact.bytes(), SessionStateFact.class).state())
                        .toList());
    }

    private void heard(byte[] record) {
        facts.tell(Topics.ROUTE_UPDATES, "bmp-r1|" + Spoken.address(1), record, Map.of());
    }

    private long told(String key) {
        return facts.all(Topics.RECEIVED_ROUTES).stream()
                .filter(fact -> fact.key().equals(key))
                .count();
    }

    private void route(String prefix, Predicate<ReceivedRouteFact> wanted) {
        facts.await(
                Topics.RECEIVED_ROUTES,
                fact ->
                        fact.key().equals("ses_1 " + prefix)
                                && wanted.test(
                                        FactJson.read(fact.bytes(), ReceivedRouteFact.class)),
                PATIENCE);
    }

    private void state(SessionStateFact.State state) {
        facts.await(
                Topics.SESSION_STATES,
                fact -> FactJson.read(fact.bytes(), SessionStateFact.class).state() == state,
                PATIENCE);
    }

    private void session() {
        var fact =
                new SessionFact(
                        "ses_1",
                        "ptn_1",
                        1,
                        "site_1",
                        "r1",
                        Spoken.address(1).toString(),
                        SessionFact.State.Active,
                        NOW,
                        1);
        facts.tell(Topics.SESSIONS, "ses_1", FactJson.write(fact), Map.of());
    }

    private void registered(String id, String prefix) {
        var fact =
                new PrefixFact(
                        id,
                        "acme",
                        "con_1",
                        "ptn_1",
                        prefix,
                        List.of(1L),
                        "0".repeat(64),
                        Optional.empty(),
                        PrefixFact.Standing.Pending,
                        NOW,
                        NOW,
                        1,
                        1);
        facts.tell(Topics.PREFIXES, id, FactJson.write(fact), Map.of());
    }
}
