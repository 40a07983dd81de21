package peering.telemetry.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is over is remembered for a while, and then no more. */
class ForgettingTest {
    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;
    private static final String OURS = "203.0.113.0/24";
    private static final String PART = "203.0.113.128/25";

    private final Desk desk = new Desk(Map.of());

    @Test
    void a_route_that_was_withdrawn_an_hour_ago_is_forgotten() {
        up();
        announced(2, OURS);
        withdrawn(3, OURS);
        announced(4, PART);
        desk.told.clear();

        pass(4, 3 + HOUR - 1);
        assertEquals(2, desk.received.size());
        desk.restart(3 + HOUR - 1);
        desk.passed(3 + HOUR);

        assertEquals(List.of("ses_1 203.0.113.0/24 is forgotten"), desk.told);
        assertEquals(1, desk.received.size());
    }

    @Test
    void one_that_came_back_meanwhile_is_not_forgotten_and_its_revisions_grow() {
        up();
        desk.revisions.clear();
        announced(2, OURS);
        withdrawn(2, OURS);
        announced(2, OURS);
        desk.told.clear();

        pass(2, 2 + 2 * HOUR);

        assertEquals(List.of(), desk.told);
        assertEquals(desk.revisions.stream().distinct().sorted().toList(), desk.revisions);
    }

    @Test
    void a_partner_that_flaps_without_end_does_not_fill_the_memory() {
        up();
        for (int i = 0; i <= Withdrawn.MOST; i++) {
            String part = "203.0.113.0/" + (24 + i % 2);
            announced(2, part);
            withdrawn(2, part);
        }
        desk.passed(3);
        assertEquals(2, desk.received.size());

        for (int i = 0; i <= Withdrawn.MOST; i++) {
            String part = "203.0." + (i >> 16 & 1 | 112) + "." + (i & 0xFF) + "/32";
            String other = "10." + (i >> 16) + "." + (i >> 8 & 0xFF) + "." + (i & 0xFF) + "/32";
            announced(4, i % 2 == 0 ? part : other);
            withdrawn(4, i % 2 == 0 ? part : other);
        }
        for (int second = 5; second < 20; second++) desk.passed(second);

        assertTrue(desk.received.size() <= Withdrawn.MOST, () -> "" + desk.received.size());
    }

    @Test
    void a_session_that_was_closed_a_day_ago_is_forgotten() {
        up();
        desk.session("ses_2", "site_1/r2", "192.0.2.2", 64502);
        desk.up(1, "bmp-r1", "192.0.2.2", 64502);
        desk.noSession(10, "ses_2");
        desk.told.clear();

        pass(10, 9 + DAY);
        assertEquals(List.of(), desk.told);
        desk.passed(10 + DAY);

        assertEquals(List.of("ses_2 is forgotten"), desk.told);
        assertEquals(1, desk.states.size());
    }

    @Test
    void one_that_was_closed_before_a_restart_is_forgotten_and_one_that_is_open_again_is_not() {
        up();
        desk.noSession(10, "ses_1");
        desk.restart(20);
        desk.session("ses_1", "site_1/r1", "192.0.2.1", 64501);
        pass(20, 21 + DAY);
        assertEquals(1, desk.states.size());

        desk.noSession(30, "ses_1");
        desk.restart(22 + DAY);
        pass(22 + DAY, 22 + 2 * DAY);

        assertEquals(0, desk.states.size());
    }

    private void up() {
        desk.session("ses_1", "site_1/r1", "192.0.2.1", 64501);
        desk.registered("pfx_1", "203.0.112.0/23");
        desk.registered("pfx_2", "10.0.0.0/8");
        desk.up(1, "bmp-r1", "192.0.2.1", 64501);
        desk.told.clear();
    }

    /** The door says all the while that the peer is up. */
    private void pass(int from, int to) {
        for (int second = from; second < to; second += 20) {
            desk.stillUp(second, "bmp-r1", "192.0.2.1", 64501);
            desk.passedAtOnce(second);
        }
        desk.stillUp(to, "bmp-r1", "192.0.2.1", 64501);
        desk.passedAtOnce(to);
    }

    private void announced(int second, String prefix) {
        desk.announced(second, "bmp-r1", "192.0.2.1", 64501, prefix, "64501");
    }

    private void withdrawn(int second, String prefix) {
        desk.withdrawn(second, "bmp-r1", "192.0.2.1", 64501, prefix);
    }
}
