package peering.routing.bgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.bgp.Flaw.Handling;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.wire.OctetWriter;

class BgpMessagesTest {
    private static final String ORIGIN = "40010100";
    private static final String PATH = "4002060201000fbff0"; // AS_SEQUENCE of 1032176
    private static final String NEXT_HOP = "400304c0000201";
    private static final String TEN = "080a"; // 10.0.0.0/8

    /** An UPDATE of these parts in hexadecimal. */
    private static byte[] update(String withdrawn, String attributes, String announced) {
        byte[] first = HexFormat.of().parseHex(withdrawn);
        byte[] second = HexFormat.of().parseHex(attributes);
        byte[] third = HexFormat.of().parseHex(announced);
        return new OctetWriter()
                .u64(-1)
                .u64(-1)
                .u16(23 + first.length + second.length + third.length)
                .u8(2)
                .u16(first.length)
                .bytes(first)
                .u16(second.length)
                .bytes(second)
                .bytes(third)
                .toBytes();
    }

    @Test
    void withdrawals_come_before_announcements() {
        var heard = Heard.of(update("18c00002", ORIGIN + PATH + NEXT_HOP, TEN), Encoding.AS4);

        assertEquals(List.of("W 192.0.2.0/24", "A 10.0.0.0/8 1032176"), heard.told());
        var announced = (RouteElement.Announced) heard.elements.getLast();
        assertEquals(Optional.of(IpAddress.parse("192.0.2.1")), announced.nextHop());
        assertEquals(Asn.of(64500), announced.peer().asn());
    }

    @Test
    void bits_after_the_length_are_cleared() {
        var heard = Heard.of(update("0d0bffff".substring(0, 6), "", ""), Encoding.AS4);

        assertEquals(List.of("W 11.248.0.0/13"), heard.told());
    }

    @ParameterizedTest(name = "{0} is {2}")
    @CsvSource({
        "ORIGIN of two octets, 4001020000, TREATED_AS_WITHDRAWN",
        "MED of one octet, 80040100, TREATED_AS_WITHDRAWN",
        "communities not of four octets, c0080300ffff, TREATED_AS_WITHDRAWN",
        "large communities not of twelve, c0200400000000, TREATED_AS_WITHDRAWN",
        "OTC of one octet, c0230101, TREATED_AS_WITHDRAWN",
        "an attribute that runs over the end, c00805ff, TREATED_AS_WITHDRAWN",
        "half an attribute header, c008, TREATED_AS_WITHDRAWN",
        "LOCAL_PREF of one octet, 40050101, ATTRIBUTE_DISCARDED",
        "AGGREGATOR of two octets, c007020000, ATTRIBUTE_DISCARDED",
        "ATOMIC_AGGREGATE with a value, 40060100, ATTRIBUTE_DISCARDED",
        "a second NEXT_HOP, 400304c0000202, ATTRIBUTE_DISCARDED",
        "an AS4_PATH of half a number, c0110402010000, ATTRIBUTE_DISCARDED"
    })
    void a_malformed_attribute_is_handled_as_rfc_7606_says(
            String what, String attribute, Handling handling) {
        boolean isOrigin = attribute.startsWith("4001");
        String attributes = (isOrigin ? "" : ORIGIN) + PATH + NEXT_HOP + attribute;

        var heard = Heard.of(update("", attributes, TEN), Encoding.AS4);

        assertEquals(List.of(handling), heard.flaws.stream().map(Flaw::handling).toList());
        boolean stands = handling == Handling.ATTRIBUTE_DISCARDED;
        assertEquals(List.of(stands ? "A 10.0.0.0/8 1032176" : "W 10.0.0.0/8"), heard.told(), what);
    }

    @ParameterizedTest(name = "a path {0}")
    @CsvSource({
        "with segment type 9, 400206090100000001",
        "with an empty segment, 4002020200",
        "shorter than its count, 400206020200000001",
        "with an octet too many, 40020702010000000100"
    })
    void a_malformed_path_withdraws(String what, String path) {
        var heard = Heard.of(update("", ORIGIN + path + NEXT_HOP, TEN), Encoding.AS4);

        assertEquals(List.of("W 10.0.0.0/8"), heard.told(), what);
        assertEquals(Handling.TREATED_AS_WITHDRAWN, heard.flaws.getFirst().handling());
    }

    @Test
    void an_announcement_without_its_mandatory_attributes_withdraws() {
        for (String lacking : List.of(PATH + NEXT_HOP, ORIGIN + NEXT_HOP, ORIGIN + PATH)) {
            var heard = Heard.of(update("", lacking, TEN), Encoding.AS4);

            assertEquals(List.of("W 10.0.0.0/8"), heard.told());
            assertTrue(heard.flaws.getFirst().why().endsWith("is missing"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a prefix longer than 32, '', 210a0a0a0a0a",
        "a prefix cut off, '', 180a0a",
        "a withdrawn prefix cut off, 180a0a, 080a"
    })
    void of_an_unreadable_message_nothing_is_told(String what, String withdrawn, String announced) {
        var heard = Heard.of(update(withdrawn, ORIGIN + PATH + NEXT_HOP, announced), Encoding.AS4);

        assertEquals(List.of(), heard.told(), what);
        assertEquals(Handling.UNREADABLE, heard.flaws.getFirst().handling());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a bad marker, 00ffffffffffffffffffffffffffffff0017020000 0000",
        "a wrong length, ffffffffffffffffffffffffffffffff0018020000 0000",
        "no length, ffffffffffffffffffffffffffffffff",
        "nothing, ''"
    })
    void a_message_that_is_not_whole_is_unreadable(String what, String hex) {
        byte[] message = HexFormat.of().parseHex(hex.replace(" ", ""));

        var heard = Heard.of(message, Encoding.AS4);

        assertEquals(Handling.UNREADABLE, heard.flaws.getFirst().handling(), what);
    }

    @Test
    void a_2_octet_path_takes_its_tail_from_AS4_PATH() {
        String path = "4002080203000f5ba05ba0"; // 15 23456 23456
        String as4Path = "c0110a02020001117000011171";

        var heard = Heard.of(update("", ORIGIN + path + NEXT_HOP + as4Path, TEN), Encoding.AS2);

        assertEquals(List.of("A 10.0.0.0/8 15 70000 70001"), heard.told());
    }

    @Test
    void AS4_PATH_is_not_believed_after_an_aggregation_that_did_not_know_it() {
        String path = "4002080203000f5ba05ba0";
        String as4Path = "c0110a02020001117000011171";
        String aggregator = "c00706000fc0000201";

        var heard =
                Heard.of(
                        update("", ORIGIN + path + NEXT_HOP + aggregator + as4Path, TEN),
                        Encoding.AS2);

        assertEquals(List.of("A 10.0.0.0/8 15 23456 23456"), heard.told());
    }

    @Test
    void multicast_and_vpn_routes_are_skipped_and_counted() {
        String reach = "800e0c" + "0001" + "02" + "04c0000201" + "00" + "18c00002".substring(0, 6);

        var heard = Heard.of(update("", ORIGIN + PATH + reach, ""), Encoding.AS4);

        assertEquals(List.of(), heard.told());
        assertEquals(List.of("afi 1 safi 2"), heard.skipped);
    }

    @Test
    void communities_are_read_when_asked_for() {
        String communities = "c008080ddf0258ffffff01";
        String large = "c0200c0000fbf40000000100000002";

        var heard =
                Heard.of(
                        update("", ORIGIN + PATH + NEXT_HOP + communities + large, TEN),
                        Encoding.AS4);

        var announced = (RouteElement.Announced) heard.elements.getFirst();
        assertEquals(
                List.of(new Community(3551, 600), Community.NO_EXPORT), announced.communities());
        assertEquals("64500:1:2", heard.large.getFirst().getFirst().toString());
    }

    @Test
    void add_path_puts_an_identifier_before_each_prefix() {
        var heard = Heard.of(update("00000007080a00000008080b", "", ""), Encoding.AS4_ADD_PATH);

        assertEquals(List.of("W 10.0.0.0/8", "W 11.0.0.0/8"), heard.told());
    }
}
