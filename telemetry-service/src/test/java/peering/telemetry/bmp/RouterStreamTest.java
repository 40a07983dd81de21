package peering.telemetry.bmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.telemetry.bmp.BmpBytes.AFTER_POLICY;
import static peering.telemetry.bmp.BmpBytes.OUT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.bgp.SessionState;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.telemetry.bmp.BmpBytes.Peer;

class RouterStreamTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Peer PARTNER = Peer.of("192.0.2.1", 64501).at(NOW);
    private static final Peer TABLE = new Peer(3, 0, 0, "0.0.0.0", 64500, NOW);
    private static final String A = "203.0.113.0/24";
    private static final String B = "198.51.100.0/24";

    private final Taken taken = new Taken();
    private final RouterStream stream = new RouterStream(IpAddress.parse("2001:db8::1"), taken);

    @Test
    void sessions_and_routes_become_records_under_the_routers_name() {
        feed(
                BmpBytes.initiation("edge1.ams"),
                BmpBytes.up(PARTNER),
                BmpBytes.announced(PARTNER, A, 64501),
                BmpBytes.withdrawn(PARTNER, A),
                BmpBytes.notified(PARTNER, 6, 2, "see you"));

        assertEquals(
                List.of(
                        "bmp-edge1.ams 192.0.2.1 ESTABLISHED",
                        "bmp-edge1.ams 192.0.2.1 + " + A,
                        "bmp-edge1.ams 192.0.2.1 - " + A,
                        "bmp-edge1.ams 192.0.2.1 IDLE, the partner closed it: cease,"
                                + " administrative shutdown: see you"),
                taken.records);
    }

    @Test
    void it_does_not_matter_how_the_bytes_arrive() {
        byte[] all = BmpBytes.joined(BmpBytes.up(PARTNER), BmpBytes.announced(PARTNER, A, 64501));
        for (byte one : all) stream.feed(new byte[] {one}, NOW);

        assertEquals(2, taken.records.size(), taken.records::toString);
    }

    @Test
    void a_router_that_does_not_say_its_name_has_that_of_its_address() {
        feed(BmpBytes.up(PARTNER), BmpBytes.initiation("too-late"));
        feed(BmpBytes.announced(PARTNER, A, 64501));

        assertEquals("bmp-2001-db8--1 192.0.2.1 + " + A, taken.records.getLast());
    }

    @Test
    void tables_of_vrfs_have_names_of_their_own() {
        feed(BmpBytes.initiation("edge1"), BmpBytes.up(PARTNER.inVrf(0xABCL)));

        assertEquals(List.of("bmp-edge1..abc 192.0.2.1 ESTABLISHED"), taken.records);
        assertEquals(Optional.of("edge1"), BmpCollector.routerOf("bmp-edge1..abc"));
    }

    @Test
    void routes_after_policy_count_as_long_as_none_are_shown_before_it() {
        feed(
                BmpBytes.initiation("r"),
                BmpBytes.up(PARTNER),
                BmpBytes.announced(PARTNER.table(AFTER_POLICY), A, 64501),
                BmpBytes.announced(PARTNER, B, 64501),
                BmpBytes.withdrawn(PARTNER.table(AFTER_POLICY), A));

        assertEquals(
                List.of("bmp-r 192.0.2.1 + " + A, "bmp-r 192.0.2.1 + " + B),
                taken.records.subList(1, 3));
        assertEquals(3, taken.records.size(), taken.records::toString);
    }

    @Test
    void after_the_session_was_down_it_may_be_the_other_table() {
        feed(BmpBytes.initiation("r"), BmpBytes.up(PARTNER));
        feed(BmpBytes.announced(PARTNER, A, 64501), BmpBytes.down(PARTNER, 4));
        feed(BmpBytes.up(PARTNER), BmpBytes.announced(PARTNER.table(AFTER_POLICY), A, 64501));

        assertEquals("bmp-r 192.0.2.1 + " + A, taken.records.getLast());
    }

    @Test
    void neither_what_is_told_to_the_partner_nor_the_routers_own_table_is_taken() {
        feed(
                BmpBytes.initiation("r"),
                BmpBytes.up(PARTNER),
                BmpBytes.announced(PARTNER.table(OUT), A, 64500),
                BmpBytes.up(TABLE),
                BmpBytes.announced(TABLE, B, 64501));

        assertEquals(List.of("bmp-r 192.0.2.1 ESTABLISHED"), taken.records);
        assertEquals(2, Collections.frequency(taken.heard, "other-table"));
    }

    @Test
    void one_damaged_message_is_set_aside_and_the_next_is_read() {
        byte[] damaged = BmpBytes.routes(PARTNER, new byte[] {1, 2, 3});

        feed(BmpBytes.initiation("r"), BmpBytes.up(PARTNER), damaged);
        feed(BmpBytes.announced(PARTNER, A, 64501));

        assertEquals(1, taken.damaged.size());
        assertArrayEquals(damaged, taken.damaged.getFirst());
        assertEquals("bmp-r 192.0.2.1 + " + A, taken.records.getLast());
        assertEquals(Optional.empty(), stream.damage());
    }

    @Test
    void where_no_message_begins_nothing_more_is_read() {
        feed("GET / HTTP/1.1\r\n\r\n".getBytes(), BmpBytes.up(PARTNER));

        assertEquals("at byte 0: version 71 where BMP has 3", stream.damage().orElseThrow());
        assertEquals(List.of(), taken.records);
    }

    @Test
    void from_time_to_time_it_says_who_is_up() {
        var other = Peer.of("192.0.2.2", 64502).at(NOW);
        feed(BmpBytes.initiation("r"), BmpBytes.up(PARTNER), BmpBytes.up(other));
        feed(BmpBytes.up(TABLE), BmpBytes.down(other, 4));
        taken.records.clear();

        stream.beat(NOW.plusSeconds(15));

        assertEquals(List.of("bmp-r 192.0.2.1 still ESTABLISHED"), taken.records);
    }

    private void feed(byte[]... messages) {
        for (byte[] message : messages) stream.feed(message, NOW);
    }

    /** Remembers, records in words. */
    private static final class Taken implements RouterStream.Outlet {
        final List<String> records = new ArrayList<>();
        final List<byte[]> damaged = new ArrayList<>();
        final List<String> heard = new ArrayList<>();

        @Override
        public void record(
                BmpCollector collector, IpAddress peer, byte[] record, Optional<String> reason) {
            var words = new Words();
            new MrtDecoder().decode(MrtRecord.of(record), words);
            String why = reason.map(text -> ", " + text).orElse("");
            records.add(collector.collector().name() + " " + peer + " " + words.text + why);
        }

        @Override
        public void damaged(byte[] message, String why) {
            damaged.add(message);
        }

        @Override
        public void heard(String outcome) {
            heard.add(outcome);
        }
    }

    private static final class Words implements RouteSink {
        String text = "";

        @Override
        public void announced(Family family, long hi, long lo, int length, RouteView view) {
            text = "+ " + new Prefix(family, hi, lo, length);
        }

        @Override
        public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
            text = "- " + new Prefix(family, hi, lo, length);
        }

        @Override
        public void sessionChanged(SessionState from, SessionState to, RouteView view) {
            text = (from == to ? "still " : "") + to;
        }

        @Override
        public void flawed(Flaw flaw, RouteView view) {
            throw new AssertionError(flaw.why());
        }
    }
}
