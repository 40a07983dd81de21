package peering.registration;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.PathWorld.awaitPath;
import static peering.registration.PathWorld.path;
import static peering.registration.Soon.soon;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.SessionStateFact;
import peering.contract.SessionStateFact.State;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** What routers tell of sessions moves paths; each word once. */
@RegistrationTest
class SessionStateTest {
    private static final Instant SINCE = Instant.parse("2026-11-24T12:00:00Z");
    private static long revision;
    private PathWorld world;

    @BeforeEach
    void world() {
        world = PathWorld.get();
    }

    @Test
    void a_session_that_is_told_down_moves_the_prefix_and_up_brings_it_back() {
        String prefix = world.carried();

        tell(world.first, State.Down, ++revision);
        awaitPath(prefix, "Backup", "primary-not-redundant");
        tell(world.third, State.Down, ++revision);
        awaitPath(prefix, "Preferred", "primary-degraded-no-better");
        tell(world.third, State.Up, ++revision);
        awaitPath(prefix, "Backup", "primary-not-redundant");
        tell(world.first, State.Up, ++revision);
        awaitPath(prefix, "Preferred", "primary-healthy");
    }

    @Test
    void whoever_sees_a_session_sees_what_its_router_told() {
        var reason = Optional.of("Hold timer expired");
        tell(world.second, State.Down, reason, ++revision);
        known(world.second, revision);

        for (String list : List.of("/v1/sessions?", own() + "?limit=1000&")) {
            var found = "items.find { it.id == '" + world.second + "' }.operational";
            PathWorld.PARTNER
                    .get(list + "operational=down")
                    .then()
                    .statusCode(200)
                    .body(found + ".state", equalTo("down"))
                    .body(found + ".since", equalTo(SINCE.toString()))
                    .body(found + ".reason", equalTo("Hold timer expired"))
                    .body("items.operational.state", everyItem(equalTo("down")));
            PathWorld.PARTNER.get(list + "operational=up").then().body(found, nullValue());
            PathWorld.PARTNER.get(list + "operational=unknown").then().body(found, nullValue());
        }
        tell(world.second, State.Up, ++revision);
        known(world.second, revision);
        Api.OPERATOR
                .get("/v1/sessions/" + world.second)
                .then()
                .body("operational.state", equalTo("up"))
                .body("operational.reason", nullValue());
    }

    @Test
    void of_a_session_that_no_router_told_of_nothing_is_said() {
        String untold =
                PathWorld.PARTNER.created(
                        own(),
                        Api.json(
                                "siteId", world.backup,
                                "router", "r2",
                                "peerAddress", "80.249.209.33"));

        PathWorld.PARTNER.get("/v1/sessions/" + untold).then().body("operational", nullValue());
        PathWorld.PARTNER
                .get("/v1/sessions?operational=unknown&limit=1000")
                .then()
                .body("items.id", hasItem(untold))
                .body("items.operational", everyItem(nullValue()));
        Refused.at(
                "operational",
                400,
                "field-invalid",
                () -> PathWorld.PARTNER.get("/v1/sessions?operational=flapping"));
        Api.OPERATOR.post("/v1/sessions/" + untold + "/close").then().statusCode(200);
    }

    private String own() {
        return "/v1/partners/" + world.partner + "/sessions";
    }

    @Test
    void a_session_is_assumed_to_be_up_until_somebody_tells() {
        String prefix = world.carried();
        tell(world.second, State.Up, ++revision);
        tell(world.first, State.Up, ++revision);
        known(world.first, revision);
        soon().untilAsserted(() ->
                path(prefix)
                        .body("assumed", equalTo(unwatched()))
                        .body("path", equalTo("Preferred")));
    }

    /** Other tests open sessions there that nobody tells of. */
    private boolean unwatched() {
        return !Database.one(
                        "select count(*) from peering_session left join session_state using (session_id)"
                                + " where peering_session.state = 'active' and session_state.state is null"
                                + " and partner_id = '"
                                + world.partner
                                + "' and site_id = '"
                                + world.primary
                                + "'")
                .equals("0");
    }

    @Test
    void what_is_older_or_told_twice_or_of_no_session_changes_nothing() {
        tell(world.second, State.Up, ++revision);
        known(world.second, revision);
        var before = Database.everything();

        tell(world.second, State.Down, revision);
        tell(world.second, State.Down, revision - 1);
        tell("ses_" + "0".repeat(32), State.Down, revision);
        tell(world.third, State.Up, ++revision);
        known(world.third, revision);

        var after = Database.everything();
        before.remove("session_state");
        after.remove("session_state");
        assertEquals(before, after);
        assertEquals("up", state("state", world.second));
    }

    @Test
    void what_cannot_be_used_is_parked_and_the_stream_goes_on() {
        byte[] poison = "{\"sessionId\": 7".getBytes(StandardCharsets.UTF_8);
        TestStack.facts().tell(Topics.SESSION_STATES, world.second, poison, Map.of());
        var never =
                new SessionStateFact(
                        world.second, State.Down, Instant.MAX, Optional.empty(), ++revision);
        TestStack.facts()
                .tell(Topics.SESSION_STATES, world.second, FactJson.write(never), Map.of());
        tell(world.second, State.Up, ++revision);

        known(world.second, revision);
        assertEquals("up", state("state", world.second));
        String parked = Topics.deadLetters(Topics.SESSION_STATES);
        TestStack.facts()
                .await(parked, world.second, any -> any.value().startsWith("{\"sessionId\": 7"));
    }

    private static void known(String session, long revision) {
        soon().until(() -> ("" + revision).equals(state("revision", session)));
    }

    private static String state(String column, String session) {
        return Database.one(
                "select max("
                        + column
                        + ") from session_state where session_id = '"
                        + session
                        + "'");
    }

    private static void tell(String session, State state, long revision) {
        tell(session, state, Optional.empty(), revision);
    }

    private static void tell(String session, State state, Optional<String> reason, long revision) {
        var fact = new SessionStateFact(session, state, SINCE, reason, revision);
        TestStack.facts().tell(Topics.SESSION_STATES, session, FactJson.write(fact), Map.of());
    }
}
