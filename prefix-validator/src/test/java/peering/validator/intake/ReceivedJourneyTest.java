package peering.validator.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.ConnectionFact;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionFact;
import peering.contract.SessionStateFact;
import peering.contract.Topics;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Result;
import peering.kit.facts.FactJson;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.validator.Claimed;
import peering.validator.VrpFile;

/** A partner's routes come and go, and the verdicts follow. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
@TestProfile(ReceivedJourneyTest.Strict.class)
class ReceivedJourneyTest {
    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "peering.received.community", "64500:8007",
                    "peering.received.settle", "300ms");
        }
    }

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String PREFIX = "205.251.192.0/23";

    private final String own = UUID.randomUUID().toString().replace("-", "");
    private final Claimed claim = Claimed.on("acme", "con_" + own, "ptn_" + own);

    @BeforeEach
    void a_connection_with_two_sessions_at_its_primary_site_and_one_at_the_backup() {
        tell(
                Topics.CONNECTIONS,
                "con_" + own,
                new ConnectionFact(
                        "con_" + own,
                        "acme",
                        "ours",
                        "ptn_" + own,
                        "ams",
                        Optional.of("fra"),
                        ConnectionFact.State.Active,
                        NOW,
                        1));
        session(1, "ams", "ams-r1");
        session(2, "ams", "ams-r2");
        session(3, "fra", "fra-r1");
    }

    @Test
    void the_routes_of_every_session_are_followed() {
        for (int n = 1; n <= 3; n++) up(n, 1);
        announce(1, "64500:8007", 1);
        announce(2, "64500:8007", 1);
        claim.tell(PREFIX, 16509, 1);

        claim.await("received-missing");

        announce(3, "64500:8007", 1);
        claim.await("sessions-enough", "received-everywhere", "community-there", "path-short");

        announce(2, "64500:1", 2);
        claim.await("community-missing");

        withdraw(1, 2);
        var missing = claim.await("received-missing");
        assertEquals("192.0.2.1", finding(missing, "received").evidence().get("missing"));
        assertEquals(Result.Warning, finding(missing, "received").result());

        announce(1, "64500:8007", 1);
        announce(1, "64500:8007", 3);
        claim.await("received-everywhere");
    }

    @Test
    void a_session_that_goes_down_carries_nothing() {
        for (int n = 1; n <= 3; n++) up(n, 1);
        for (int n = 1; n <= 3; n++) announce(n, "64500:8007", 1);
        claim.tell(PREFIX, 16509, 1);
        claim.await("received-everywhere");

        state(3, SessionStateFact.State.Down, 2);

        claim.await("received-missing");
    }

    private static VerdictFact.Finding finding(VerdictFact verdict, String check) {
        return verdict.findings().stream()
                .filter(found -> found.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private void session(int n, String site, String router) {
        var fact =
                new SessionFact(
                        id(n),
                        "ptn_" + own,
                        3356,
                        site,
                        router,
                        "192.0.2." + n,
                        SessionFact.State.Active,
                        NOW,
                        1);
        tell(Topics.SESSIONS, id(n), fact);
    }

    private void up(int n, long revision) {
        state(n, SessionStateFact.State.Up, revision);
    }

    private void state(int n, SessionStateFact.State state, long revision) {
        tell(
                Topics.SESSION_STATES,
                id(n),
                new SessionStateFact(id(n), state, Instant.now(), Optional.empty(), revision));
    }

    private void announce(int n, String community, long revision) {
        route(n, "3356 16509", List.of(community), ReceivedRouteFact.State.Announced, revision);
    }

    private void withdraw(int n, long revision) {
        route(n, "", List.of(), ReceivedRouteFact.State.Withdrawn, revision);
    }

    private void route(
            int n,
            String path,
            List<String> communities,
            ReceivedRouteFact.State state,
            long revision) {
        var fact =
                new ReceivedRouteFact(
                        id(n),
                        "ptn_" + own,
                        PREFIX,
                        path.isEmpty() ? Optional.empty() : Optional.of(16509L),
                        path,
                        communities,
                        state,
                        Instant.now(),
                        revision);
        tell(Topics.RECEIVED_ROUTES, id(n) + " " + PREFIX, fact);
    }

    private String id(int n) {
        return "ses_" + own + n;
    }

    private static void tell(String topic, String key, Object fact) {
        TestStack.facts().tell(topic, key, FactJson.write(fact), Map.of());
    }
}
