package peering.routing.bgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.net.Asn;
import peering.routing.net.Prefix.Family;
import peering.routing.wire.OctetWriter;
import peering.routing.wire.Octets;

/** What a {@link RouteView} reads out of an announcement of 10.0.0.0/8. */
class AttributesOfARouteTest {
    private static final String MANDATORY = "400101004002060201000fbff0400304c0000201";

    private static <T> T read(String attributes, Encoding encoding, Function<RouteView, T> what) {
        byte[] list = HexFormat.of().parseHex(attributes);
        byte[] body = new OctetWriter().u16(0).u16(list.length).bytes(list).u16(0x080a).toBytes();
        var answers = new ArrayList<T>();
        var sink =
                new RouteSink() {
                    @Override
                    public void announced(Family f, long hi, long lo, int length, RouteView view) {
                        answers.add(what.apply(view));
                    }

                    @Override
                    public void withdrawn(Family f, long hi, long lo, int length, RouteView view) {
                        throw new AssertionError("withdrawn");
                    }

                    @Override
                    public void flawed(Flaw flaw, RouteView view) {
                        throw new AssertionError(flaw);
                    }
                };
        new BgpMessages()
                .decode(new Octets(Opens.message(2, body)), encoding, new RouteView(), sink);
        return answers.getFirst();
    }

    private static <T> T read(String more, Function<RouteView, T> what) {
        return read(MANDATORY + more, Encoding.AS4, what);
    }

    @Test
    void numbers_and_marks_are_read_or_absent() {
        String all = "800404ffffffff" + "40050400000064" + "400600" + "c007080000fbf0c0000201";

        assertEquals(OptionalLong.of(4_294_967_295L), read(all, RouteView::med));
        assertEquals(OptionalLong.of(100), read(all, RouteView::localPref));
        assertTrue(read(all, RouteView::isAtomicAggregate));
        assertEquals("64496 192.0.2.1", read(all, v -> v.aggregator().orElseThrow().toString()));
        assertEquals(OptionalLong.empty(), read("", RouteView::med));
        assertEquals(OptionalLong.empty(), read("", RouteView::localPref));
        assertFalse(read("", RouteView::isAtomicAggregate));
        assertEquals(Optional.empty(), read("", RouteView::aggregator));
    }

    @ParameterizedTest
    @CsvSource({"00, IGP", "01, EGP", "02, INCOMPLETE", "03, "})
    void the_origin_code_is_one_of_three(String code, OriginCode meant) {
        String attributes = MANDATORY.replaceFirst("40010100", "400101" + code);

        assertEquals(
                Optional.ofNullable(meant), read(attributes, Encoding.AS4, RouteView::originCode));
    }

    @Test
    void an_aggregator_that_did_not_fit_two_octets_is_in_AS4_AGGREGATOR() {
        String path = "40010100" + "4002040201fbf0" + "400304c0000201";
        String trans = "c007065ba0c0000201" + "c0120800011170c0000202";
        String fits = "c00706fbf0c0000201" + "c0120800011170c0000202";

        assertEquals(
                "70000 192.0.2.2",
                read(path + trans, Encoding.AS2, v -> v.aggregator().orElseThrow().toString()));
        assertEquals(
                "64496 192.0.2.1",
                read(path + fits, Encoding.AS2, v -> v.aggregator().orElseThrow().toString()));
    }

    @Test
    void communities_of_all_three_kinds_and_the_customers_mark_are_read() {
        String all =
                "c00808"
                        + "ffffff01"
                        + "0ddd0258"
                        + "c01010"
                        + "0002fbf400000001"
                        + "0102c00002010005"
                        + "c0200c"
                        + "0000fbf4"
                        + "00000001"
                        + "00000002"
                        + "c02304"
                        + "0000fbf0";

        assertEquals(
                List.of(Community.NO_EXPORT, new Community(3549, 600)),
                read(all, RouteView::communities));
        assertEquals(
                List.of("rt:64500:1", "rt:192.0.2.1:5"),
                read(all, v -> v.extendedCommunities().stream().map(Object::toString).toList()));
        assertEquals(
                List.of(new LargeCommunity(Asn.of(64500), 1, 2)),
                read(all, RouteView::largeCommunities));
        assertEquals(Optional.of(Asn.of(64496)), read(all, RouteView::onlyToCustomer));
    }

    @ParameterizedTest
    @CsvSource({
        "0003fbf400000007, soo:64500:7, true",
        "0202000100000009, rt:65536:9, true",
        "4002fbf400000007, rt:64500:7, false",
        "0300000000000001, 0x0300000000000001, true",
        "8006000000000000, 0x8006000000000000, true"
    })
    void an_extended_community_prints_as_routers_print_it(
            String hex, String text, boolean transitive) {
        var community = new ExtendedCommunity(Long.parseUnsignedLong(hex, 16));

        assertEquals(text, community.toString());
        assertEquals(transitive, community.isTransitive());
    }
}
