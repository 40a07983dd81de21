package peering.telemetry.bmp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionFact;
import peering.contract.SessionStateFact;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** What registration says of sessions, and what is told back. */
final class Told {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Told() {}

    static void session(
            String id, String site, String router, String address, long asn, String state) {
        var fact =
                new SessionFact(
                        id,
                        "ptn_1",
                        asn,
                        site,
                        router,
                        address,
                        SessionFact.State.valueOf(state),
                        Instant.now(),
                        1);
        TestStack.facts().tell(Topics.SESSIONS, id, FactJson.write(fact), Map.of());
    }

    static SessionStateFact awaitState(String id, SessionStateFact.State state, long after) {
        var found =
                TestStack.facts()
                        .await(
                                Topics.SESSION_STATES,
                                fact -> {
                                    if (!fact.key().equals(id)) return false;
                                    var told = state(fact.bytes());
                                    return told.state() == state && told.revision() > after;
                                },
                                PATIENCE);
        return state(found.bytes());
    }

    /** Waits until it was told so many times. */
    static void awaitStateTimes(String id, SessionStateFact.State state, int times) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> states(id).stream().filter(state::equals).count() == times);
    }

    static ReceivedRouteFact awaitRoute(
            String id, String prefix, ReceivedRouteFact.State state, long after) {
        var found =
                TestStack.facts()
                        .await(
                                Topics.RECEIVED_ROUTES,
                                fact -> {
                                    if (!fact.key().equals(id + " " + prefix)) return false;
                                    var told = route(fact.bytes());
                                    return told.state() == state && told.revision() > after;
                                },
                                PATIENCE);
        return route(found.bytes());
    }

    /** All that was told of a session, in order. */
    static List<SessionStateFact.State> states(String id) {
        return TestStack.facts().all(Topics.SESSION_STATES).stream()
                .filter(fact -> fact.key().equals(id))
                .map(fact -> state(fact.bytes()).state())
                .toList();
    }

    /** All that was told of a session's route, in order. */
    static List<ReceivedRouteFact.State> routes(String id, String prefix) {
        return TestStack.facts().all(Topics.RECEIVED_ROUTES).stream()
                .filter(fact -> fact.key().equals(id + " " + prefix))
                .map(fact -> route(fact.bytes()).state())
                .toList();
    }

    private static SessionStateFact state(byte[] bytes) {
        return FactJson.read(bytes, SessionStateFact.class);
    }

    private static ReceivedRouteFact route(byte[] bytes) {
        return FactJson.read(bytes, ReceivedRouteFact.class);
    }
}
