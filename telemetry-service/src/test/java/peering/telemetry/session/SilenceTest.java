package peering.telemetry.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Peers that fall silent, come back, go for good; and a restart. */
class SilenceTest {
    private static final String OURS = "203.0.113.0/24";
    private static final String PART = "203.0.113.128/25";
    private static final String WIDER = "203.0.112.0/23";

    private final Desk desk = new Desk(Map.of());

    @Test
    void a_session_that_goes_down_takes_its_routes_with_it_for_good() {
        up();
        desk.registered("pfx_1", OURS);
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");

        desk.down(3, "bmp-r1", "192.0.2.1", 64501, "cease");
        desk.up(4, "bmp-r1", "192.0.2.1", 64501);

        assertEquals(
                List.of(
                        "2 ses_1 + " + OURS + " 64501",
                        "3 ses_1 - " + OURS,
                        "3 ses_1 Down: cease",
                        "4 ses_1 Up"),
                desk.told);
        desk.passed(5);
        assertEquals(0, desk.routes.size());
        desk.registered("pfx_2", PART);
        desk.announced(6, "bmp-r1", "192.0.2.1", 64501, PART, "64501");
        assertEquals("6 ses_1 + " + PART + " 64501", desk.told.getLast());
    }

    @Test
    void a_peer_that_is_down_is_forgotten_a_little_at_a_time() {
        up();
        for (int i = 0; i < 30_000; i++) {
            var route = "10." + (i >> 8) + "." + (i & 0xFF) + ".0/24";
            desk.announced(2, "bmp-r1", "192.0.2.1", 64501, route, "64501");
        }

        desk.down(3, "bmp-r1", "192.0.2.1", 64501, "cease");
        assertEquals(30_000, desk.routes.size());
        desk.passed(4);
        assertEquals(10_000, desk.routes.size());
        desk.passed(5);
        assertEquals(0, desk.routes.size());
        assertEquals(1, desk.peers.size());
        desk.passed(604);

        assertEquals(0, desk.peers.size());
    }

    @Test
    void a_router_that_falls_silent_has_lost_its_sessions_and_has_them_again_when_it_speaks() {
        up();
        desk.registered("pfx_1", OURS);
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");
        desk.stillUp(30, "bmp-r1", "192.0.2.1", 64501);
        desk.passed(90);
        desk.told.clear();

        desk.passed(91);
        desk.passed(92);
        desk.stillUp(100, "bmp-r1", "192.0.2.1", 64501);

        assertEquals(
                List.of(
                        "91 ses_1 - " + OURS,
                        "91 ses_1 Down: the router no longer tells",
                        "100 ses_1 Up",
                        "2 ses_1 + " + OURS + " 64501"),
                desk.told);
    }

    @Test
    void what_was_lost_for_a_day_is_forgotten() {
        up();
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");

        desk.passed(100);
        desk.passed(101 + 86_400);
        desk.passed(800 + 86_400);

        assertEquals(0, desk.routes.size());
        assertEquals(0, desk.peers.size());
    }

    @Test
    void a_router_that_connects_again_has_time_to_show_its_routes() {
        up();
        desk.registered("pfx_1", WIDER);
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, PART, "64501");
        desk.told.clear();

        desk.up(10, "bmp-r1", "192.0.2.1", 64501);
        desk.announced(11, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");
        desk.passed(60);
        assertEquals(List.of(), desk.told);
        desk.stillUp(100, "bmp-r1", "192.0.2.1", 64501);
        desk.passed(130);

        assertEquals(List.of("130 ses_1 - " + PART), desk.told);
        assertEquals(1, desk.routes.size());
    }

    @Test
    void it_goes_on_where_it_was_after_a_restart() {
        up();
        desk.registered("pfx_1", OURS);
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");
        desk.told.clear();

        desk.restart(500);
        desk.passed(560);
        assertEquals(List.of(), desk.told, "silence counts from the start");
        desk.announced(560, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");
        desk.announced(560, "bmp-r1", "192.0.2.1", 64501, PART, "64501");
        desk.withdrawn(561, "bmp-r1", "192.0.2.1", 64501, OURS);

        assertEquals(List.of("560 ses_1 + " + PART + " 64501", "561 ses_1 - " + OURS), desk.told);
    }

    @Test
    void a_peer_that_goes_down_while_it_is_swept_leaves_nothing_behind() {
        up();
        desk.registered("pfx_1", "10.0.0.0/8");
        for (int i = 0; i < 30_000; i++) {
            var route = "10." + (i >> 8) + "." + (i & 0xFF) + ".0/24";
            desk.announced(2, "bmp-r1", "192.0.2.1", 64501, route, "64501");
        }
        desk.up(3, "bmp-r1", "192.0.2.1", 64501);
        for (int i = 0; i < 30_000; i++) {
            var route = "10." + (i >> 8) + "." + (i & 0xFF) + ".0/24";
            desk.announced(4, "bmp-r1", "192.0.2.1", 64501, route, "64501");
        }
        desk.stillUp(123, "bmp-r1", "192.0.2.1", 64501);
        desk.passedAtOnce(124);
        assertEquals(30_000, desk.routes.size(), "the first part is looked at, and counts");

        desk.down(125, "bmp-r1", "192.0.2.1", 64501, "cease");
        desk.passed(900);
        assertEquals(0, desk.routes.size());
        desk.told.clear();
        desk.up(901, "bmp-r1", "192.0.2.1", 64501);
        desk.registered("pfx_2", "10.0.0.0/9");

        assertEquals(List.of("901 ses_1 Up"), desk.told);
    }

    @Test
    void what_waited_because_nobody_could_write_is_no_silence() {
        up();
        desk.stillUp(30, "bmp-r1", "192.0.2.1", 64501);
        desk.passed(40);

        desk.passedAtOnce(200);
        desk.passed(260);
        assertEquals(List.of(), desk.told);
        desk.passed(261);

        assertEquals(List.of("261 ses_1 Down: the router no longer tells"), desk.told);
    }

    @Test
    void what_is_read_late_is_no_silence_either() {
        up();
        desk.restart(1000);
        for (int second = 15; second < 1000; second += 15) {
            desk.stillUp(second, "bmp-r1", "192.0.2.1", 64501);
            desk.passedAtOnce(second + 1);
        }
        desk.stillUp(1000, "bmp-r1", "192.0.2.1", 64501);
        desk.passed(1060);

        assertEquals(List.of(), desk.told);
    }

    @Test
    void a_session_that_announces_too_much_is_told_in_part_and_a_router_cannot_make_up_peers() {
        desk.mostTold = 1;
        desk.restart(0);
        up();
        desk.registered("pfx_1", WIDER);
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, PART, "64501");
        desk.withdrawn(3, "bmp-r1", "192.0.2.1", 64501, OURS);
        desk.announced(4, "bmp-r1", "192.0.2.1", 64501, PART, "64501");
        assertEquals(
                List.of(
                        "2 ses_1 + " + OURS + " 64501",
                        "3 ses_1 - " + OURS,
                        "4 ses_1 + " + PART + " 64501"),
                desk.told);
        assertEquals(List.of("too-many-told"), desk.notKept);

        for (int i = 0; i < SessionBook.MOST_PEERS; i++) {
            desk.up(5, "bmp-r1", "10.0." + (i >> 8) + "." + (i & 0xFF), 64502);
        }
        assertEquals(SessionBook.MOST_PEERS, desk.peers.size());
        assertEquals(List.of("too-many-told", "too-many-peers"), desk.notKept);
    }

    private void up() {
        desk.session("ses_1", "site_1/r1", "192.0.2.1", 64501);
        desk.up(1, "bmp-r1", "192.0.2.1", 64501);
        desk.told.clear();
    }
}
