package peering.alerting;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.contract.FeedTroubleFact;
import peering.contract.PathFact;
import peering.contract.PathFact.Path;
import peering.contract.SessionFact;
import peering.contract.SessionStateFact;
import peering.contract.SiteFact;
import peering.contract.Topics;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/** Paths, sites, sessions and feeds become alerts of those whose trouble they are. */
@QuarkusTest
class CarrierAlertsTest {
    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(40);

    private final String site = Told.fresh("site_");
    private final String session = Told.fresh("ses_");
    private final String connection = Told.fresh("con_");

    @Test
    void a_prefix_off_its_way_is_its_customers_trouble_until_it_is_back() {
        path(Path.Preferred, "primary-healthy", 1);
        path(Path.Backup, "primary-down", 2);
        awaitAlert("acme", "path-change", "connectionId=" + connection, "Open", "Warning");
        path(Path.Internet, "no-site-serves", 3);
        awaitAlert("acme", "path-change", "connectionId=" + connection, "Open", "Critical");
        path(Path.Internet, "prefix-not-verified", 4);

        awaitAlert("acme", "path-change", "connectionId=" + connection, "Ended", "Critical");
        path(Path.Backup, "primary-slow", 5);
        awaitAlert("acme", "path-change", "connectionId=" + connection, "Open", "Warning");
        path(Path.Preferred, "primary-healthy", 6);
        awaitAlert("acme", "path-change", "connectionId=" + connection, "Ended", "Warning");
    }

    @Test
    void a_prefix_that_never_left_its_way_is_no_alert() {
        path(Path.Preferred, "primary-healthy", 1);
        feed("after-" + connection, State.Open, 1);
        awaitFeed("after-" + connection, "Open");

        assertEquals(
                List.of(),
                Api.get("acme", "/v1/alerts?connectionId=" + connection).getList("items"));
    }

    @Test
    void a_session_that_is_down_is_the_operators_trouble_whichever_topic_speaks_first() {
        state(SessionStateFact.State.Down, 1);
        registered(SessionFact.State.Active, 1);
        awaitOperators(session, "Open");
        state(SessionStateFact.State.Up, 2);
        awaitOperators(session, "Ended");
        state(SessionStateFact.State.Down, 3);
        awaitOperators(session, "Open");
        registered(SessionFact.State.Closed, 2);

        awaitOperators(session, "Ended");
    }

    @Test
    void a_site_that_is_down_is_the_operators_trouble_until_it_serves_again_or_is_gone() {
        site(Optional.of(SiteFact.State.Down), 1);
        awaitOperators(site, "Open");
        site(Optional.of(SiteFact.State.InService), 2);

        awaitOperators(site, "Ended");
    }

    @Test
    void a_silent_feed_is_the_operators_trouble() {
        String feed = Told.fresh("rrc_");
        feed(feed, State.Open, 1);
        awaitFeed(feed, "Open");
        feed(feed, State.Ended, 2);

        awaitFeed(feed, "Ended");
    }

    private void path(Path path, String reason, long revision) {
        var fact =
                new PathFact(
                        "pfx_" + connection,
                        "acme",
                        connection,
                        "192.0.2.0/24",
                        path,
                        path == Path.Internet ? Optional.empty() : Optional.of(site),
                        Optional.empty(),
                        reason,
                        "a sentence",
                        List.of(),
                        AT.plusSeconds(revision),
                        AT.plusSeconds(revision),
                        revision);
        Told.tell(Topics.PATHS, fact.prefixId(), fact);
    }

    private void registered(SessionFact.State state, long revision) {
        var fact =
                new SessionFact(
                        session, "ptn_1", 64501, site, "r1", "192.0.2.1", state, AT, revision);
        Told.tell(Topics.SESSIONS, session, fact);
    }

    private void state(SessionStateFact.State state, long revision) {
        var fact =
                new SessionStateFact(
                        session,
                        state,
                        AT.plusSeconds(revision),
                        Optional.of("hold timer expired"),
                        revision);
        Told.tell(Topics.SESSION_STATES, session, fact);
    }

    private void site(Optional<SiteFact.State> state, long revision) {
        var fact =
                new SiteFact(
                        site,
                        "Amsterdam 1",
                        "Amsterdam",
                        "NL",
                        52.3,
                        4.9,
                        "a building",
                        List.of("r1"),
                        state.map(is -> new SiteFact.Health(is, AT, "power")),
                        Optional.empty(),
                        AT,
                        revision);
        Told.tell(Topics.SITES, site, fact);
    }

    private static void feed(String feed, State state, long revision) {
        var fact =
                new FeedTroubleFact(
                        "fdt_" + feed,
                        feed,
                        Severity.Warning,
                        state,
                        AT,
                        AT,
                        state == State.Ended ? Optional.of(AT) : Optional.empty(),
                        feed + " is silent",
                        revision);
        Told.tell(Topics.FEED_TROUBLES, fact.feedTroubleId(), fact);
    }

    private static void awaitAlert(
            String who, String kind, String more, String state, String severity) {
        await().atMost(SOON)
                .untilAsserted(() -> {
                    var list = Api.get(who, "/v1/alerts?kind=" + kind + "&" + more);
                    assertEquals(List.of(state), list.getList("items.state"));
                    assertEquals(List.of(severity), list.getList("items.severity"));
                });
    }

    /** The operator's alert whose labels name the thing. */
    private static void awaitOperators(String thing, String state) {
        await().atMost(SOON)
                .until(() ->
                        Database.count(
                                        "alert where organisation = 'ops' and trouble_id like '%"
                                                + thing
                                                + "' and state = '"
                                                + state
                                                + "'")
                                == 1);
    }

    private static void awaitFeed(String feed, String state) {
        awaitOperators("fdt_" + feed, state);
    }
}
