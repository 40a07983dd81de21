package peering.routing.bgp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

class UpdatePartsTest {
    private static final String SHARED = "400101004002060201000fbff0"; // ORIGIN, AS_PATH
    private static final String NEXT_HOP = "400304c0000201";
    private static final String REACH =
            "800e1a" + "000201" + "1020010db8000000000000000000000001" + "00" + "2020010db8";
    private static final String UNREACH = "800f05" + "000101" + "080a";

    private static byte[] update(String withdrawn, String attributes, String announced) {
        return Opens.message(
                2,
                HexFormat.of()
                        .parseHex(
                                length(withdrawn)
                                        + withdrawn
                                        + length(attributes)
                                        + attributes
                                        + announced));
    }

    private static String length(String hex) {
        return HexFormat.of().toHexDigits((short) (hex.length() / 2));
    }

    @Test
    void a_message_falls_into_its_kinds_and_each_part_decodes_alone() {
        byte[] whole = update("080b", SHARED + NEXT_HOP + REACH, "080a");

        byte[] four = UpdateParts.only(whole, AfiSafi.IPV4_UNICAST::equals);
        byte[] six = UpdateParts.only(whole, AfiSafi.IPV6_UNICAST::equals);

        assertEquals(
                List.of(AfiSafi.IPV4_UNICAST, AfiSafi.IPV6_UNICAST),
                List.copyOf(UpdateParts.in(whole)));
        assertEquals(
                List.of("W 11.0.0.0/8", "A 10.0.0.0/8 1032176"),
                Heard.of(four, Encoding.AS4).told());
        assertEquals(List.of("A 2001:db8::/32 1032176"), Heard.of(six, Encoding.AS4).told());
        assertArrayEquals(whole, UpdateParts.only(whole, _ -> true));
    }

    @Test
    void what_mp_unreach_withdraws_counts_as_its_kind() {
        assertEquals(
                List.of(AfiSafi.IPV4_UNICAST),
                List.copyOf(UpdateParts.in(update("", UNREACH, ""))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing at all is the end of IPv4, '', '', afi 1 safi 1",
        "an empty MP_UNREACH is the end of its kind, 800f03000201, '', afi 2 safi 1",
        "of VPN routes too, 900f0003000180, '', afi 1 safi 128",
        "not if it withdraws something, 800f050001010800, '', ",
        "nor with another attribute, 800f0300020140010100, '', ",
        "nor with a route, '', 080a, "
    })
    void the_end_of_a_table_is_seen(String what, String attributes, String announced, String kind) {
        assertEquals(
                Optional.ofNullable(kind),
                UpdateParts.endOfRib(update("", attributes, announced)).map(AfiSafi::toString));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource({
        "no next hop, 400101004002060201000fbff0, 080a, IGP 1032176 0.0.0.0",
        "nothing, '', 080a, INCOMPLETE  0.0.0.0",
        "no path, 40010100400304c0000201, 080a, IGP  192.0.2.1",
        "no origin and path, 800e1a0002011020010db8000000000000000000000001002020010db8, '',"
                + " INCOMPLETE  2001:db8::1"
    })
    void mandatory_attributes_are_added_where_they_are_missing(
            String what, String attributes, String announced, String told) {
        byte[] completed = UpdateParts.completed(update("", attributes, announced));
        var view = new RouteView();
        var heard = new Heard();
        new BgpMessages().decode(new Octets(completed), Encoding.AS4, view, heard);

        assertEquals(List.of(), heard.flaws);
        assertEquals(1, heard.elements.size());
        assertEquals(
                told,
                view.originCode().orElseThrow()
                        + " "
                        + view.path()
                        + " "
                        + view.nextHop().orElseThrow());
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "64501 64500 1, 64500 1",
        "64501 64500, 64500",
        "64501 64501 64500, 64501 64501 64500",
        "64501 1 64500, 64501 1 64500",
        "64500 64501, 64500 64501",
        "64501, 64501",
        "'{64501,64500}', '{64501,64500}'",
        "'', ''"
    })
    void a_routers_own_number_is_taken_from_before_the_peers(String path, String told) {
        var hop = IpAddress.parse("192.0.2.1");
        var prefix = Prefix.parse("10.0.0.0/8");
        byte[] update = BgpUpdateWriter.announce(prefix, AsPath.parse(path), hop).getFirst();

        byte[] mended = UpdateParts.withoutFirst(update, Asn.of(64501), Asn.of(64500));

        var heard = Heard.of(mended, Encoding.AS4);
        assertEquals(List.of(), heard.flaws);
        assertEquals(List.of(("A 10.0.0.0/8 " + told).strip()), heard.told());
        if (path.equals(told)) assertSame(update, mended);
    }

    @Test
    void what_is_complete_or_announces_nothing_stays_as_it_is() {
        for (byte[] update :
                List.of(
                        update("", SHARED + NEXT_HOP, "080a"),
                        update("", SHARED + REACH, ""),
                        update("080b", "", ""),
                        update("", UNREACH, ""))) {
            assertSame(update, UpdateParts.completed(update));
        }
    }

    @Test
    void what_is_not_an_update_or_breaks_off_is_refused() {
        byte[] keepalive = Opens.message(4, new byte[0]);
        byte[] brokenOff = update("", "4001", "");

        assertThrows(MalformedException.class, () -> UpdateParts.in(keepalive));
        assertThrows(MalformedException.class, () -> UpdateParts.in(brokenOff));
        assertThrows(MalformedException.class, () -> UpdateParts.only(brokenOff, _ -> true));
    }
}
