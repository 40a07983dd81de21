package peering.routing.bmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.bgp.AfiSafi;
import peering.routing.bgp.Opens;
import peering.routing.bmp.BmpMessage.Refused;
import peering.routing.mrt.Lines;
import peering.routing.mrt.MrtRecord;
import peering.routing.wire.OctetWriter;

class BmpSessionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final AfiSafi V4 = AfiSafi.IPV4_UNICAST;
    private static final byte[] PEER = Bmp.peer(0, "192.0.2.1", 64500);
    private static final String UP = "192.0.2.1 AS64500 OPEN_CONFIRM ESTABLISHED";
    private static final String DOWN = "192.0.2.1 AS64500 ESTABLISHED IDLE";
    private static final String HEAD = "1700000000|A|192.0.2.1|64500|";

    private final BmpSession session = new BmpSession();

    private BmpHeard take(byte[] message) {
        return session.take(message, NOW);
    }

    private BmpHeard routes(byte[] peer, byte[] update) {
        return take(Bmp.message(0, peer, update));
    }

    private static List<String> states(BmpHeard heard) {
        return heard.records().stream().flatMap(r -> Lines.of(r).states.stream()).toList();
    }

    private static List<String> lines(BmpHeard heard) {
        var lines = new ArrayList<String>();
        for (byte[] record : heard.records()) {
            var told = Lines.of(record);
            assertEquals(List.of(), told.flaws);
            lines.addAll(told.lines);
        }
        return lines;
    }

    private static List<Integer> subtypes(BmpHeard heard) {
        return heard.records().stream().map(r -> MrtRecord.of(r).subtype()).toList();
    }

    /** An UPDATE with path identifiers: 7 before each prefix of one octet. */
    private static byte[] withIds(byte[] attributes, boolean plain) {
        var body = new OctetWriter().u16(0).u16(attributes.length).bytes(attributes);
        if (plain) body.u32(7).u16(0x080a);
        return Opens.message(2, body.toBytes());
    }

    /** ORIGIN, AS_PATH 64500, NEXT_HOP, and if wanted 2000::/8 without identifier. */
    private static byte[] attributes(boolean six) {
        var list = new OctetWriter().u32(0x40010100).u16(0x4002).u16(0x0602).u8(1).u32(64500);
        list.u16(0x4003).u8(4).u32(0xC0000201L);
        if (six) {
            list.u16(0x800e).u8(23).u16(2).u8(1).u8(16).u64(0x20010db8L << 32).u64(1).u8(0);
            list.u16(0x0820);
        }
        return list.toBytes();
    }

    @Test
    void a_peer_comes_up_tells_routes_and_goes_down() {
        var up = take(Bmp.peerUp(PEER));
        var routes = routes(PEER, Bmp.announce("10.0.0.0/8", 64500, 1));
        var gone = routes(PEER, Bmp.withdraw("10.0.0.0/8"));
        var down = take(Bmp.message(2, PEER, new byte[] {4}));

        assertEquals(List.of(UP), states(up));
        assertEquals(List.of(HEAD + "10.0.0.0/8|64500 1"), lines(routes));
        assertEquals(List.of("1700000000|W|192.0.2.1|64500|10.0.0.0/8"), lines(gone));
        assertEquals(List.of(DOWN), states(down));
        assertEquals(Optional.empty(), routes.trouble());
        assertEquals(
                Instant.ofEpochSecond(Bmp.SECOND, Bmp.MICROS * 1000L),
                MrtRecord.of(routes.records().getFirst()).time());
        assertTrue(session.peers().isEmpty());
    }

    @Test
    void where_the_router_gives_no_time_ours_stands_in() {
        byte[] peer = PEER.clone();
        Arrays.fill(peer, 34, 42, (byte) 0);

        var routes = routes(peer, Bmp.announce("10.0.0.0/8", 64500));

        assertEquals(NOW, MrtRecord.of(routes.records().getFirst()).time());
    }

    @ParameterizedTest(name = "{0}: subtype {4}")
    @CsvSource({
        "received with identifiers, 00, 1, 2, 9",
        "both both, 00, 3, 3, 9",
        "the peer does not send, 00, 3, 1, 4",
        "we do not receive, 00, 2, 3, 4",
        "sent with identifiers, 10, 2, 1, 11",
        "sent without, 10, 1, 2, 7"
    })
    void path_identifiers_follow_from_both_opens_and_the_direction(
            String what, String flags, int ours, int theirs, int subtype) {
        byte[] peer = Bmp.peer(Integer.parseInt(flags, 16), "192.0.2.1", 64500);
        byte[] sent = Bmp.four(64501, Opens.addPath(ours, V4));
        take(Bmp.peerUp(peer, 1, sent, Bmp.four(64500, Opens.addPath(theirs, V4))));
        boolean ids = subtype == 9 || subtype == 11;
        byte[] update = ids ? withIds(attributes(false), true) : Bmp.announce("10.0.0.0/8", 64500);

        var heard = routes(peer, update);

        assertEquals(List.of(subtype), subtypes(heard));
        assertEquals(List.of(HEAD + "10.0.0.0/8|" + (ids ? "7|" : "") + "64500"), lines(heard));
    }

    @Test
    void a_loc_rib_has_identifiers_if_its_opens_agree_either_way() {
        byte[] locRib = Bmp.peer(3, 0, 0, "0.0.0.0", 64501);
        byte[] sends = Bmp.four(64501, Opens.addPath(2, V4));
        byte[] receives = Bmp.four(64501, Opens.addPath(1, V4));
        take(Bmp.peerUp(locRib, 0, sends, receives));
        var one = routes(locRib, withIds(attributes(false), true));
        take(Bmp.peerUp(locRib, 0, receives, sends));
        var other = routes(locRib, withIds(attributes(false), true));

        assertEquals(List.of(11), subtypes(one));
        assertEquals(List.of(11), subtypes(other));
        assertEquals(List.of("1700000000|A|0.0.0.0|64501|10.0.0.0/8|7|64500"), lines(one));
    }

    @Test
    void a_message_of_two_kinds_becomes_two_records_if_only_one_has_identifiers() {
        byte[] ids = Bmp.both(V4);
        take(Bmp.peerUp(PEER, 1, Bmp.four(64501, ids), Bmp.four(64500, ids)));

        var heard = routes(PEER, withIds(attributes(true), true));

        assertEquals(List.of(4, 9), subtypes(heard));
        assertEquals(List.of(HEAD + "2000::/8|64500", HEAD + "10.0.0.0/8|7|64500"), lines(heard));
    }

    @Test
    void identifiers_that_were_agreed_on_and_left_out_are_noticed_and_remembered() {
        byte[] ids = Bmp.both(V4);
        take(Bmp.peerUp(PEER, 1, Bmp.four(64501, ids), Bmp.four(64500, ids)));
        byte[] three = Bmp.announce("10.0.0.0/8", 64500);
        byte[] both = unclear();

        var before = routes(PEER, both);
        var without = routes(PEER, three);
        var after = routes(PEER, both);
        var with = routes(PEER, withIds(attributes(false), true));
        var again = routes(PEER, both);

        assertEquals(List.of(9), subtypes(before));
        assertEquals(List.of(4), subtypes(without));
        assertEquals(
                Optional.of("path identifiers were agreed on and are left out"), without.trouble());
        assertEquals(List.of(HEAD + "10.0.0.0/8|64500"), lines(without));
        assertEquals(List.of(4), subtypes(after), "what was seen once decides what is unclear");
        assertEquals(List.of(9), subtypes(with));
        assertEquals(Optional.empty(), with.trouble());
        assertEquals(List.of(9), subtypes(again));
    }

    /** Prefixes that come out even with identifiers (0, of 8 bits) and without (0/0 and 8 bits). */
    private static byte[] unclear() {
        byte[] list = attributes(false);
        var body = new OctetWriter().u16(0).u16(list.length).bytes(list);
        return Opens.message(2, body.u32(0).u16(0x080a).toBytes());
    }

    @Test
    void a_path_that_begins_with_the_router_itself_is_mended_and_told() {
        take(Bmp.peerUp(PEER));

        var odd = routes(PEER, Bmp.announce("10.0.0.0/8", 64501, 64500, 1));
        var sound = routes(PEER, Bmp.announce("10.0.0.0/8", 64500, 64501));
        var sent = routes(Bmp.peer(0x10, "192.0.2.1", 64500), Bmp.announce("10.0.0.0/8", 64501));

        assertEquals(List.of(HEAD + "10.0.0.0/8|64500 1"), lines(odd));
        assertEquals(Optional.of("the router's own AS stands before the peer's"), odd.trouble());
        assertEquals(List.of(HEAD + "10.0.0.0/8|64500 64501"), lines(sound));
        assertEquals(Optional.empty(), sound.trouble());
        assertEquals(List.of(HEAD + "10.0.0.0/8|64501"), lines(sent));
    }

    @Test
    void a_routers_own_routes_under_a_peer_of_no_address_are_not_a_peers() {
        var own = routes(Bmp.peer(0x40, "0.0.0.0", 0), Bmp.announce("10.0.0.0/8"));

        assertEquals(List.of(7), subtypes(own));
    }

    @Test
    void the_A_flag_says_two_octets_and_numbers_that_do_not_fit_become_AS_TRANS() {
        byte[] peer = Bmp.peer(0x20, "192.0.2.1", 64500);
        take(Bmp.peerUp(peer, 1, Bmp.four(4_200_000_000L), Opens.open(64500)));
        byte[] list =
                new OctetWriter()
                        .u32(0x40010100)
                        .u16(0x4002)
                        .u16(0x0402)
                        .u8(1)
                        .u16(64500)
                        .u16(0x4003)
                        .u8(4)
                        .u32(1)
                        .toBytes();
        byte[] update =
                Opens.message(
                        2,
                        new OctetWriter()
                                .u16(0)
                                .u16(list.length)
                                .bytes(list)
                                .u16(0x080a)
                                .toBytes());

        var heard = routes(peer, update);
        var unmarked = routes(PEER, update);

        assertEquals(List.of(1), subtypes(heard));
        assertEquals(List.of(HEAD + "10.0.0.0/8|64500"), lines(heard));
        assertEquals(List.of(1), subtypes(unmarked), "no flag, but the ends did not agree on four");
    }

    @Test
    void what_a_router_shows_of_its_own_tables_may_lack_the_next_hop() {
        byte[] postPolicy = Bmp.peer(0x40, "192.0.2.1", 64500);
        take(Bmp.peerUp(PEER));
        byte[] list = new OctetWriter().bytes(attributes(false), 13).toBytes();
        byte[] update =
                Opens.message(
                        2,
                        new OctetWriter()
                                .u16(0)
                                .u16(list.length)
                                .bytes(list)
                                .u16(0x080a)
                                .toBytes());

        var shown = routes(postPolicy, update);
        var received = routes(PEER, update);

        assertEquals(List.of(HEAD + "10.0.0.0/8|64500"), lines(shown));
        assertEquals(
                "NEXT_HOP is missing",
                Lines.of(received.records().getFirst()).flaws.getFirst().why());
    }

    @ParameterizedTest
    @CsvSource({"ffffffffffffffffffffffffffffffff00170200000000, afi 1 safi 1"})
    void the_end_of_a_table_is_told_and_makes_no_record(String update, String kind) {
        take(Bmp.peerUp(PEER));

        var heard = routes(PEER, HexFormat.of().parseHex(update));

        assertEquals(Optional.of(kind), heard.endOfRib().map(AfiSafi::toString));
        assertEquals(List.of(), heard.records());
    }

    @Test
    void what_is_odd_is_told() {
        byte[] unknown = Bmp.peer(9, 0, 0, "192.0.2.1", 64500);
        var early = routes(PEER, Bmp.announce("10.0.0.0/8", 64500));
        var downTwice = take(Bmp.message(2, PEER, new byte[] {4}));

        assertEquals(Optional.of("routes of a peer that is not up"), early.trouble());
        assertEquals(List.of(HEAD + "10.0.0.0/8|64500"), lines(early));
        assertEquals(Optional.of("a peer went down that was not up"), downTwice.trouble());
        for (byte[] message :
                List.of(
                        Bmp.peerUp(unknown),
                        Bmp.message(0, unknown, Bmp.announce("10.0.0.0/8", 1)))) {
            var heard = take(message);
            assertEquals(Optional.of("peers of type 9 are not known"), heard.trouble());
            assertEquals(List.of(), heard.records());
        }
        var notAnUpdate = routes(PEER, Opens.message(4, new byte[0]));
        assertInstanceOf(Refused.class, notAnUpdate.message());
        assertEquals(
                Optional.of("an UPDATE of 192.0.2.1 AS64500: not an UPDATE but a message 4"),
                notAnUpdate.trouble());
        assertTrue(take(new byte[3]).trouble().isPresent());
    }
}
