package peering.routing.bmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.bgp.AfiSafi;
import peering.routing.bgp.BgpNotification;
import peering.routing.bgp.Opens;
import peering.routing.bmp.BmpMessage.Initiation;
import peering.routing.bmp.BmpMessage.PeerDown;
import peering.routing.bmp.BmpMessage.PeerUp;
import peering.routing.bmp.BmpMessage.Refused;
import peering.routing.bmp.BmpMessage.RouteMirroring;
import peering.routing.bmp.BmpMessage.RouteMonitoring;
import peering.routing.bmp.BmpMessage.Statistics;
import peering.routing.bmp.BmpMessage.Termination;
import peering.routing.bmp.PeerHeader.Kind;
import peering.routing.bmp.PeerHeader.Rib;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.wire.OctetWriter;

class BmpDecoderTest {
    private static final byte[] PEER = Bmp.peer(0, "192.0.2.1", 64500);

    private static <T extends BmpMessage> T decode(Class<T> as, int type, byte[]... parts) {
        return assertInstanceOf(as, BmpDecoder.decode(Bmp.message(type, parts)));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void an_initiation_says_what_the_router_is() {
        var all =
                decode(
                                Initiation.class,
                                4,
                                Bmp.tlv(1, "Router\n7"),
                                Bmp.tlv(2, "r1"),
                                Bmp.tlv(9, ""))
                        .information();

        assertEquals(Optional.of("Router 7"), Information.first(all, Information.SYS_DESCR));
        assertEquals(Optional.of("r1"), Information.first(all, Information.SYS_NAME));
        assertEquals(Optional.empty(), Information.first(all, Information.STRING));
        assertEquals(3, all.size());
    }

    @Test
    void a_long_text_is_cut() {
        var all = decode(Initiation.class, 4, Bmp.tlv(0, "x".repeat(60_000))).information();

        assertEquals(Information.LONGEST, all.getFirst().text().length());
    }

    @Test
    void a_termination_gives_its_reason_and_text_or_not() {
        var told = decode(Termination.class, 5, Bmp.tlv(0, "bye"), Bmp.tlv(1, 3));

        assertEquals(OptionalInt.of(3), told.reason());
        assertEquals(List.of(new Information(0, "bye")), told.information());
        assertEquals(OptionalInt.empty(), decode(Termination.class, 5).reason());
    }

    @ParameterizedTest(name = "type {0}, flags {1}: {3} of {2}")
    @CsvSource({
        "0, 00, GLOBAL, ADJ_RIB_IN_PRE_POLICY, false, false",
        "0, 40, GLOBAL, ADJ_RIB_IN_POST_POLICY, false, false",
        "1, 10, ROUTE_DISTINGUISHER, ADJ_RIB_OUT_PRE_POLICY, false, false",
        "2, 50, LOCAL, ADJ_RIB_OUT_POST_POLICY, false, false",
        "0, 20, GLOBAL, ADJ_RIB_IN_PRE_POLICY, true, false",
        "3, 00, LOC_RIB, LOC_RIB, false, false",
        "3, 80, LOC_RIB, LOC_RIB, false, true",
        "3, 20, LOC_RIB, LOC_RIB, false, false",
        "4, 00, UNKNOWN, UNKNOWN, false, false",
        "255, 60, UNKNOWN, UNKNOWN, false, false"
    })
    void type_and_flags_say_which_table_it_is(
            int type, String flags, Kind kind, Rib rib, boolean twoOctets, boolean filtered) {
        byte[] header = Bmp.peer(type, Integer.parseInt(flags, 16), 7, "192.0.2.1", 64500);

        var peer = decode(RouteMonitoring.class, 0, header, Bmp.announce("10.0.0.0/8", 1)).peer();

        assertEquals(kind, peer.kind());
        assertEquals(rib, peer.rib());
        assertEquals(twoOctets, peer.isTwoOctetPath());
        assertEquals(filtered, peer.isFiltered());
        assertEquals(IpAddress.parse("192.0.2.1"), peer.address());
        assertEquals(Asn.of(64500), peer.asn());
        assertEquals(IpAddress.parse("192.0.2.9"), peer.bgpId());
        assertEquals(7, peer.distinguisher());
        assertEquals(Optional.of(Instant.parse("2023-11-14T22:13:20.250Z")), peer.time());
    }

    @Test
    void a_peer_without_a_time_has_none_and_one_by_ipv6_has_its_address() {
        byte[] header = Bmp.peer(0x80, "2001:db8::1", 64500);
        Arrays.fill(header, 34, 42, (byte) 0);

        var peer = decode(RouteMonitoring.class, 0, header, Bmp.announce("10.0.0.0/8", 1)).peer();

        assertEquals(Optional.empty(), peer.time());
        assertEquals(IpAddress.parse("2001:db8::1"), peer.address());
    }

    @Test
    void a_peer_up_has_both_ends_both_opens_and_text() {
        byte[] header = Bmp.peer(3, 0, 0, "0.0.0.0", 64501);
        byte[] sent = Bmp.four(64501, Bmp.both(AfiSafi.IPV4_UNICAST));

        var up =
                assertInstanceOf(
                        PeerUp.class,
                        BmpDecoder.decode(
                                Bmp.peerUp(
                                        header, 40000, sent, Bmp.four(64500), Bmp.tlv(3, "main"))));

        assertEquals(Bmp.ROUTER, up.localAddress());
        assertEquals(179, up.localPort());
        assertEquals(40000, up.remotePort());
        assertEquals(Asn.of(64501), up.sent().asn());
        assertEquals(Asn.of(64500), up.received().asn());
        assertTrue(up.sent().addPath().get(AfiSafi.IPV4_UNICAST).sends());
        assertEquals(Optional.of("main"), Information.first(up.information(), 3));
    }

    @ParameterizedTest(name = "{0} is {2}")
    @CsvSource({
        "1, ffffffffffffffffffffffffffffffff0015030602, LOCAL_NOTIFICATION",
        "2, 0012, LOCAL_EVENT",
        "3, ffffffffffffffffffffffffffffffff0015030602, REMOTE_NOTIFICATION",
        "4, '', REMOTE_CLOSED",
        "5, '', NOT_SHOWN",
        "6, 000300046d61696e, LOCAL_CLOSED",
        "0, '', UNKNOWN",
        "7, 0102, UNKNOWN",
        "255, '', UNKNOWN"
    })
    void a_peer_down_has_what_belongs_to_its_reason(
            String code, String data, PeerDownReason reason) {
        byte[] number = {(byte) Integer.parseInt(code)};

        var down = decode(PeerDown.class, 2, PEER, number, hex(data));

        boolean notified = data.startsWith("ffff");
        assertEquals(reason, down.reason());
        assertEquals(
                notified
                        ? Optional.of(new BgpNotification(6, 2, Optional.empty()))
                        : Optional.empty(),
                down.notification());
        assertEquals(
                reason == PeerDownReason.LOCAL_EVENT ? OptionalInt.of(18) : OptionalInt.empty(),
                down.event());
        assertEquals(
                reason == PeerDownReason.LOCAL_CLOSED
                        ? List.of(new Information(3, "main"))
                        : List.of(),
                down.information());
    }

    @Test
    void numbers_of_all_lengths_are_read_and_others_counted() {
        byte[] numbers =
                new OctetWriter()
                        .u32(4)
                        .bytes(hex("0000" + "0004" + "ffffffff"))
                        .bytes(hex("0007" + "0008" + "0000000100000000"))
                        .bytes(hex("0009" + "000b" + "000201" + "0000000000000005"))
                        .bytes(hex("0063" + "0002" + "0001"))
                        .toBytes();

        var told = decode(Statistics.class, 1, PEER, numbers);

        assertEquals(
                List.of(
                        new Statistic(0, Optional.empty(), 4_294_967_295L),
                        new Statistic(7, Optional.empty(), 1L << 32),
                        new Statistic(9, Optional.of(AfiSafi.IPV6_UNICAST), 5)),
                told.numbers());
        assertEquals(1, told.skipped());
    }

    @Test
    void mirrored_messages_come_as_they_are_with_what_went_wrong() {
        byte[] update = Bmp.withdraw("10.0.0.0/8");
        byte[] mirrored = new OctetWriter().u16(0).u16(update.length).bytes(update).toBytes();

        var told = decode(RouteMirroring.class, 6, PEER, Bmp.tlv(1, 0), mirrored, Bmp.tlv(7, 1));
        var lost = decode(RouteMirroring.class, 6, PEER, Bmp.tlv(1, 1));

        assertArrayEquals(update, told.messages().getFirst());
        assertTrue(told.errored());
        assertFalse(told.lost());
        assertTrue(lost.lost());
        assertFalse(lost.errored());
    }

    @Test
    void a_message_of_an_unknown_type_is_passed_over() {
        assertEquals(new BmpMessage.Unknown(99), BmpDecoder.decode(Bmp.message(99, hex("0102"))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no UPDATE, 0, '', no whole BGP header",
        "something after the UPDATE, 0, ffffffffffffffffffffffffffffffff00130400, 1 bytes after",
        "an UPDATE longer than the message, 0, ffffffffffffffffffffffffffffffff001404, needs 20",
        "a number cut off, 1, 00000001000000, needs 2",
        "more numbers than sent, 1, ffffffff000000040000 0001, needs 2",
        "no reason, 2, '', needs 1",
        "a NOTIFICATION that is none, 2, 01ffffffffffffffffffffffffffffffff001304, not a NOTIF",
        "no OPEN, 3, 0000000000000000000000000000000000000000, no whole BGP header",
        "a mirrored message cut off, 6, 0000ffff00, needs 65535"
    })
    void what_is_not_what_its_type_says_is_refused_and_told_why(
            String what, int type, String data, String why) {
        byte[] bytes = hex(data.replace(" ", ""));

        var refused = decode(Refused.class, type, PEER, bytes);

        String start = "a BMP message of type " + type + ": ";
        assertTrue(refused.why().startsWith(start + why), refused.why());
    }

    @Test
    void a_header_cut_off_anywhere_is_refused() {
        byte[] whole = Bmp.peerUp(PEER);
        for (int length = 0; length < whole.length; length++) {
            var cut = BmpDecoder.decode(Arrays.copyOf(whole, length));
            assertInstanceOf(Refused.class, cut, "at " + length);
        }
        assertInstanceOf(
                Refused.class,
                BmpDecoder.decode(Bmp.peerUp(PEER, 1, Opens.message(4, new byte[0]), PEER)));
    }
}
