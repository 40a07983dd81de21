package peering.routing.mrt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.Peer;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.mrt.MrtWriter.Direction;
import peering.routing.mrt.MrtWriter.Local;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.wire.OctetWriter;

/** Every kind of record, written by hand or by {@link MrtWriter}, and read. */
class MrtKindsTest {
    private static final Peer PEER = new Peer(IpAddress.parse("192.0.2.1"), Asn.of(64500));
    private static final Local LOCAL = new Local(IpAddress.parse("192.0.2.2"), Asn.of(64501));

    /** Remembers prefix, path identifier and whether it was sent; multicast apart. */
    private static class Told implements RouteSink {
        final List<String> routes = new ArrayList<>();
        final List<String> skipped = new ArrayList<>();

        @Override
        public void announced(Family family, long hi, long lo, int length, RouteView view) {
            var prefix = new Prefix(family, hi, lo, length);
            String sent = view.isSent() ? " sent" : "";
            routes.add(prefix + " " + view.pathId() + " " + view.path() + sent);
        }

        @Override
        public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
            routes.add("W " + new Prefix(family, hi, lo, length));
        }

        @Override
        public void flawed(Flaw flaw, RouteView view) {
            throw new AssertionError(flaw.toString());
        }

        @Override
        public void skipped(String what, RouteView view) {
            skipped.add(what);
        }
    }

    private static final class ToldBoth extends Told {
        final Told multicast = new Told();

        @Override
        public Optional<RouteSink> multicast() {
            return Optional.of(multicast);
        }
    }

    private static byte[] update(Encoding encoding) {
        var path = new OctetWriter().u8(2).u8(1);
        if (encoding.asnSize() == 4) path.u32(64500);
        else path.u16(64500);
        byte[] value = path.toBytes();
        var attributes =
                new OctetWriter()
                        .u32(0x40010100)
                        .u16(0x4002)
                        .u8(value.length)
                        .bytes(value)
                        .u16(0x4003)
                        .u8(4)
                        .u32(0xC0000201L)
                        .toBytes();
        var body = new OctetWriter().u16(0).u16(attributes.length).bytes(attributes);
        if (encoding.addPath()) body.u32(7);
        byte[] rest = body.u16(0x080a).toBytes();
        return new OctetWriter().u64(-1).u64(-1).u16(19 + rest.length).u8(2).bytes(rest).toBytes();
    }

    @ParameterizedTest(name = "BGP4MP_ET/{0}: {1} octets, add-path {2}, {3}")
    @CsvSource({
        "1, 2, false, FROM_PEER, 10.0.0.0/8 0 64500",
        "4, 4, false, FROM_PEER, 10.0.0.0/8 0 64500",
        "6, 2, false, LOCAL, 10.0.0.0/8 0 64500 sent",
        "7, 4, false, LOCAL, 10.0.0.0/8 0 64500 sent",
        "8, 2, true, FROM_PEER, 10.0.0.0/8 7 64500",
        "9, 4, true, FROM_PEER, 10.0.0.0/8 7 64500",
        "10, 2, true, LOCAL, 10.0.0.0/8 7 64500 sent",
        "11, 4, true, LOCAL, 10.0.0.0/8 7 64500 sent"
    })
    void a_written_message_is_read_back_by_its_subtype(
            int subtype, int asnSize, boolean addPath, Direction direction, String told) {
        var encoding = new Encoding(asnSize, addPath);
        var time = Instant.parse("2026-01-02T03:04:05.678901Z");

        var record =
                MrtRecord.of(
                        MrtWriter.message(
                                time, PEER, LOCAL, encoding, direction, update(encoding)));
        var sink = new Told();
        new MrtDecoder().decode(record, sink);

        assertEquals(17, record.type());
        assertEquals(subtype, record.subtype());
        assertEquals(time, record.time());
        assertEquals(List.of(told), sink.routes);
    }

    private static byte[] record(int type, int subtype, byte[] body) {
        return new OctetWriter()
                .u32(1_000_000_000)
                .u16(type)
                .u16(subtype)
                .u32(body.length)
                .bytes(body)
                .toBytes();
    }

    /** One peer, 192.0.2.1 AS64500 with four octets. */
    private static byte[] peerIndex() {
        var body = new OctetWriter().u32(0).u16(0).u16(1).u8(2).u32(0).u32(0xC0000201L).u32(64500);
        return record(13, 1, body.toBytes());
    }

    private static byte[] rib(int subtype, int prefixOctets, boolean addPath) {
        var path = new OctetWriter().u32(0x40010100).u16(0x4002).u16(0x0602).u8(1).u32(64500);
        byte[] attributes = path.toBytes();
        var body = new OctetWriter().u32(0).u16(prefixOctets).u16(1).u16(0).u32(0);
        if (addPath) body.u32(9);
        return record(13, subtype, body.u16(attributes.length).bytes(attributes).toBytes());
    }

    @ParameterizedTest(name = "TABLE_DUMP_V2/{0}")
    @CsvSource({
        "2, 080a, false, false, 10.0.0.0/8 0 64500",
        "3, 080a, false, true, 10.0.0.0/8 0 64500",
        "4, 0820, false, false, 2000::/8 0 64500",
        "5, 0820, false, true, 2000::/8 0 64500",
        "8, 080a, true, false, 10.0.0.0/8 9 64500",
        "9, 080a, true, true, 10.0.0.0/8 9 64500",
        "10, 0820, true, false, 2000::/8 9 64500",
        "11, 0820, true, true, 2000::/8 9 64500"
    })
    void a_table_is_told_and_multicast_apart_from_unicast(
            int subtype, String octets, boolean addPath, boolean multicast, String told) {
        var record = MrtRecord.of(rib(subtype, Integer.parseInt(octets, 16), addPath));
        var both = new ToldBoth();
        var unicastOnly = new Told();
        for (var sink : List.of(both, unicastOnly)) {
            var decoder = new MrtDecoder();
            decoder.decode(MrtRecord.of(peerIndex()), sink);
            decoder.decode(record, sink);
        }

        assertEquals(List.of(told), multicast ? both.multicast.routes : both.routes);
        assertEquals(List.of(), multicast ? both.routes : both.multicast.routes);
        assertEquals(multicast ? List.of() : List.of(told), unicastOnly.routes);
        assertEquals(multicast ? List.of("mrt 13/" + subtype) : List.of(), unicastOnly.skipped);
    }

    @ParameterizedTest
    @CsvSource({"13, 6", "13, 7", "13, 12", "16, 99", "11, 0", "12, 3"})
    void a_record_of_another_kind_is_counted_and_passed_over(int type, int subtype) {
        var sink = new Told();

        new MrtDecoder().decode(MrtRecord.of(record(type, subtype, new byte[40])), sink);

        String what = type == 11 ? "mrt 11" : "mrt " + type + "/" + subtype;
        assertEquals(List.of(what), sink.skipped);
        assertEquals(List.of(), sink.routes);
    }

    @Test
    void multicast_in_a_message_goes_where_the_sink_wants_it() {
        byte[] attributes =
                new OctetWriter()
                        .u32(0x40010100)
                        .u16(0x4002)
                        .u16(0x0602)
                        .u8(1)
                        .u32(64500)
                        .u16(0x800e)
                        .u8(11)
                        .u16(1)
                        .u8(2)
                        .u8(4)
                        .u32(0xC0000201L)
                        .u8(0)
                        .u16(0x080a)
                        .toBytes();
        byte[] rest = new OctetWriter().u16(0).u16(attributes.length).bytes(attributes).toBytes();
        byte[] message =
                new OctetWriter().u64(-1).u64(-1).u16(19 + rest.length).u8(2).bytes(rest).toBytes();
        var record = MrtRecord.of(MrtWriter.message(Instant.EPOCH, PEER, LOCAL, message));
        var both = new ToldBoth();
        var unicastOnly = new Told();
        new MrtDecoder().decode(record, both);
        new MrtDecoder().decode(record, unicastOnly);

        assertEquals(List.of("10.0.0.0/8 0 64500"), both.multicast.routes);
        assertEquals(List.of(), both.routes);
        assertEquals(List.of("afi 1 safi 2"), unicastOnly.skipped);
    }
}
