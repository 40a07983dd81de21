package peering.telemetry.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionBookTest {
    private static final String OURS = "203.0.113.0/24";
    private static final String PART = "203.0.113.128/25";
    private static final String WIDER = "203.0.112.0/23";

    private final Desk desk = new Desk(Map.of());

    @Test
    void a_session_is_up_and_down_with_a_reason() {
        desk.session("ses_1", "site_1/r1", "192.0.2.1", 64501);

        desk.up(1, "bmp-r1", "192.0.2.1", 64501);
        desk.down(5, "bmp-r1", "192.0.2.1", 64501, "cease");

        assertEquals(List.of("1 ses_1 Up", "5 ses_1 Down: cease"), desk.told);
    }

    @Test
    void only_a_change_is_told_and_its_revision_grows() {
        desk.session("ses_1", "site_1/r1", "192.0.2.1", 64501);

        desk.up(1, "bmp-r1", "192.0.2.1", 64501);
        desk.up(2, "bmp-r1", "192.0.2.1", 64501);
        desk.stillUp(3, "bmp-r1", "192.0.2.1", 64501);
        desk.down(3, "bmp-r1", "192.0.2.1", 64501, "cease");
        desk.down(3, "bmp-r1", "192.0.2.1", 64501, "cease");

        assertEquals(List.of("1 ses_1 Up", "3 ses_1 Down: cease"), desk.told);
        assertEquals(List.of(Desk.at(1).toEpochMilli(), Desk.at(3).toEpochMilli()), desk.revisions);
    }

    @Test
    void two_changes_at_once_have_two_revisions() {
        desk.session("ses_1", "site_1/r1", "192.0.2.1", 64501);

        desk.up(1, "bmp-r1", "192.0.2.1", 64501);
        desk.down(1, "bmp-r1", "192.0.2.1", 64501, "cease");

        assertEquals(1, desk.revisions.get(1) - desk.revisions.get(0));
    }

    @Test
    void what_is_nobodys_session_is_not_told() {
        desk.session("ses_1", "site_1/r1", "192.0.2.1", 64501);
        desk.registered("pfx_1", OURS);

        desk.up(1, "bmp-r1", "192.0.2.1", 64502);
        desk.up(1, "bmp-r1", "192.0.2.2", 64501);
        desk.announced(2, "bmp-r1", "192.0.2.2", 64501, OURS, "64501");

        assertEquals(List.of(), desk.told);
    }

    @Test
    void of_two_sessions_of_one_address_the_routers_place_decides() {
        var mapped = new Desk(Map.of("edge 1", "site_1/r1"));
        for (var any : List.of(desk, mapped)) {
            any.session("ses_1", "site_1/r1", "192.0.2.1", 64501);
            any.session("ses_2", "site_2/r1", "192.0.2.1", 64501);

            any.up(1, "bmp-edge-1", "192.0.2.1", 64501);
        }

        assertEquals(List.of(), desk.told);
        assertEquals(List.of("1 ses_1 Up"), mapped.told);
    }

    @Test
    void a_mapped_router_has_no_sessions_of_another_place() {
        var mapped = new Desk(Map.of("edge1", "site_2/r1"));
        mapped.session("ses_1", "site_1/r1", "192.0.2.1", 64501);

        mapped.up(1, "bmp-edge1", "192.0.2.1", 64501);

        assertEquals(List.of(), mapped.told);
    }

    @Test
    void routes_of_what_is_registered_are_told_and_others_are_kept_for_later() {
        up();
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501 64510");
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, PART, "64501 64511");
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, WIDER, "64501");
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, "198.51.100.0/24", "64501");
        assertEquals(List.of(), desk.told);

        desk.registered("pfx_1", OURS);

        assertEquals(
                List.of("2 ses_1 + " + OURS + " 64501 64510", "2 ses_1 + " + PART + " 64501 64511"),
                desk.told);
    }

    @Test
    void only_what_is_new_is_told_of_a_route() {
        up();
        desk.registered("pfx_1", OURS);

        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501 64510");
        desk.announced(3, "bmp-r1", "192.0.2.1", 64501, OURS, "64501 64510");
        desk.announced(4, "bmp-r1", "192.0.2.1", 64501, OURS, "64501 64501 64510");
        desk.registered("pfx_2", OURS);
        desk.withdrawn(5, "bmp-r1", "192.0.2.1", 64501, OURS);
        desk.withdrawn(6, "bmp-r1", "192.0.2.1", 64501, OURS);

        assertEquals(
                List.of(
                        "2 ses_1 + " + OURS + " 64501 64510",
                        "4 ses_1 + " + OURS + " 64501 64501 64510",
                        "5 ses_1 - " + OURS),
                desk.told);
    }

    @Test
    void what_was_told_is_ended_even_if_it_is_not_registered_any_more() {
        up();
        desk.registered("pfx_1", OURS);
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");
        desk.unregistered("pfx_1");
        desk.announced(3, "bmp-r1", "192.0.2.1", 64501, PART, "64501");

        desk.withdrawn(4, "bmp-r1", "192.0.2.1", 64501, OURS);

        assertEquals(List.of("2 ses_1 + " + OURS + " 64501", "4 ses_1 - " + OURS), desk.told);
    }

    @Test
    void of_two_registrations_of_one_prefix_either_keeps_it() {
        up();
        desk.registered("pfx_1", OURS);
        desk.registered("pfx_2", OURS);
        desk.unregistered("pfx_1");

        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");

        assertEquals(List.of("2 ses_1 + " + OURS + " 64501"), desk.told);
    }

    @Test
    void of_several_paths_to_a_prefix_the_last_that_is_left_counts() {
        up();
        desk.registered("pfx_1", OURS);

        desk.announced(2, 7, OURS, "64501 1");
        desk.announced(3, 8, OURS, "64501 2");
        desk.withdrawn(4, 8, OURS);
        desk.withdrawn(5, 7, OURS);

        assertEquals(
                List.of(
                        "2 ses_1 + " + OURS + " 64501 1",
                        "3 ses_1 + " + OURS + " 64501 2",
                        "2 ses_1 + " + OURS + " 64501 1",
                        "5 ses_1 - " + OURS),
                desk.told);
    }

    @Test
    void a_session_that_is_registered_later_is_found_and_one_that_is_closed_is_left() {
        desk.registered("pfx_1", OURS);
        desk.up(1, "bmp-r1", "192.0.2.1", 64501);
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");

        desk.session("ses_1", "site_1/r1", "192.0.2.1", 64501);
        desk.noSession(9, "ses_1");

        assertEquals(
                List.of(
                        "1 ses_1 Up",
                        "2 ses_1 + " + OURS + " 64501",
                        "9 ses_1 - " + OURS,
                        "9 ses_1 Down: the session is not active any more"),
                desk.told);
    }

    @Test
    void routes_of_a_peer_that_is_not_up_and_those_without_room_are_counted() {
        up();
        desk.room = 0;
        desk.announced(2, "bmp-r1", "192.0.2.9", 64501, OURS, "64501");
        desk.announced(2, "bmp-r1", "192.0.2.1", 64501, OURS, "64501");

        assertEquals(List.of("not-up", "full"), desk.notKept);
    }

    private void up() {
        desk.session("ses_1", "site_1/r1", "192.0.2.1", 64501);
        desk.up(1, "bmp-r1", "192.0.2.1", 64501);
        desk.told.clear();
    }
}
