package peering.telemetry.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two connections that show one peer, and two peers that are taken for one session. */
class ConnectionsTest {
    private static final String OURS = "203.0.113.0/24";
    private static final String PART = "203.0.113.128/25";

    private final Desk desk = new Desk(Map.of());

    @Test
    void a_dead_connection_does_not_raise_what_the_new_one_told_down() {
        up("old", 1);
        up("new", 10);
        desk.down(20, "bmp-r1", "192.0.2.1", 64501, "cease");

        desk.connection("old");
        desk.stillUp(21, "bmp-r1", "192.0.2.1", 64501);
        desk.passed(60);
        desk.stillUp(61, "bmp-r1", "192.0.2.1", 64501);

        assertEquals(List.of("1 ses_1 Up", "20 ses_1 Down: cease"), desk.told);
    }

    @Test
    void nothing_that_the_last_connection_says_late_counts() {
        desk.registered("pfx_1", OURS);
        up("old", 1);
        up("new", 10);
        desk.announced(11, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");

        desk.connection("old");
        desk.announced(12, "bmp-r1", "192.0.2.1", 64501, OURS, "64501 7");
        desk.withdrawn(13, "bmp-r1", "192.0.2.1", 64501, OURS);
        desk.down(14, "bmp-r1", "192.0.2.1", 64501, "cease");

        assertEquals(List.of("1 ses_1 Up", "11 ses_1 + " + OURS + " 64501"), desk.told);
        assertEquals(
                List.of("other-connection", "other-connection", "other-connection"), desk.notKept);
    }

    @Test
    void of_two_connections_that_live_the_other_goes_on_when_the_peer_is_lost() {
        up("one", 1);
        up("two", 2);

        desk.passed(63);
        desk.connection("one");
        desk.stillUp(64, "bmp-r1", "192.0.2.1", 64501);
        desk.down(65, "bmp-r1", "192.0.2.1", 64501, "cease");

        assertEquals(
                List.of(
                        "1 ses_1 Up",
                        "63 ses_1 Down: the router no longer tells",
                        "64 ses_1 Up",
                        "65 ses_1 Down: cease"),
                desk.told);
    }

    @Test
    void a_router_with_a_new_name_keeps_its_sessions_and_their_routes() {
        desk.registered("pfx_1", OURS);
        up("old", 1);
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, PART, "64501");
        desk.told.clear();

        desk.connection("new");
        desk.up(10, "bmp-r2", "192.0.2.1", 64501);
        desk.announced(11, "bmp-r2", "192.0.2.1", 64501, OURS, "64501");
        desk.stillUp(60, "bmp-r2", "192.0.2.1", 64501);
        desk.passed(100);
        assertEquals(List.of(), desk.told, "that the old name fell silent does not matter");
        desk.stillUp(110, "bmp-r2", "192.0.2.1", 64501);
        desk.passed(130);

        assertEquals(List.of("130 ses_1 - " + PART), desk.told);
    }

    @Test
    void of_two_peers_that_fit_the_last_has_the_session_and_then_the_one_that_is_left() {
        desk.registered("pfx_1", OURS);
        up("one", 1);
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501 1");
        desk.connection("two");
        desk.up(3, "bmp-r2", "192.0.2.1", 64501);
        desk.announced(4, "bmp-r2", "192.0.2.1", 64501, OURS, "64501 2");
        desk.connection("one");
        desk.announced(5, "bmp-r1", "192.0.2.1", 64501, OURS, "64501 1 1");
        desk.connection("two");
        desk.down(6, "bmp-r2", "192.0.2.1", 64501, "cease");
        desk.connection("one");
        desk.stillUp(7, "bmp-r1", "192.0.2.1", 64501);

        assertEquals(
                List.of(
                        "1 ses_1 Up",
                        "2 ses_1 + " + OURS + " 64501 1",
                        "4 ses_1 + " + OURS + " 64501 2",
                        "6 ses_1 - " + OURS,
                        "6 ses_1 Down: cease",
                        "1 ses_1 Up",
                        "5 ses_1 + " + OURS + " 64501 1 1"),
                desk.told);
    }

    @Test
    void a_session_that_moves_from_one_peer_to_another_ends_before_it_begins() {
        up("one", 1);
        desk.up(2, "bmp-r1", "192.0.2.2", 64501);

        desk.session("ses_1", "site_1/r1", "192.0.2.2", 64501);

        assertEquals(
                List.of(
                        "1 ses_1 Up",
                        "0 ses_1 Down: the session is not active any more",
                        "2 ses_1 Up"),
                desk.told);
    }

    private void up(String connection, long second) {
        desk.session("ses_1", "site_1/r1", "192.0.2.1", 64501);
        desk.connection(connection);
        desk.up(second, "bmp-r1", "192.0.2.1", 64501);
    }
}
