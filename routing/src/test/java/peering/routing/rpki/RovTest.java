package peering.routing.rpki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import peering.routing.Cases;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

class RovTest {

    static Stream<Arguments> announcements() {
        return Cases.list("cases/rov-cases.json", "sets").flatMap(RovTest::ofSet);
    }

    private static Stream<Arguments> ofSet(JsonNode set) {
        var vrps = Cases.each(set.get("vrps")).map(RovTest::vrp).toList();
        return Cases.each(set.get("cases")).map(c -> Arguments.of(c.get("id").asText(), vrps, c));
    }

    private static Vrp vrp(JsonNode vrp) {
        return new Vrp(
                Prefix.parse(vrp.get("prefix").asText()),
                vrp.get("maxLength").asInt(),
                Asn.of(vrp.get("asn").asLong()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("announcements")
    void follows_rfc_6811(String id, List<Vrp> vrps, JsonNode announced) {
        var prefix = Prefix.parse(announced.get("prefix").asText());
        var origin =
                Optional.of(announced.get("asn"))
                        .filter(JsonNode::isNumber)
                        .map(n -> Asn.of(n.asLong()));
        var table = VrpTable.of(vrps);

        var verdict = table.judge(prefix, origin);

        assertEquals(announced.get("expected").asText(), verdict.state().text());
        assertEquals(announced.path("reason").asText(""), reason(verdict));
        assertEquals(verdict.state(), table.state(prefix, origin));
    }

    private static String reason(RovVerdict verdict) {
        if (!(verdict instanceof RovVerdict.Invalid invalid)) return "";
        return switch (invalid.reason()) {
            case TOO_SPECIFIC -> "length";
            case AS0 -> "as0";
            case WRONG_ORIGIN -> "asn";
        };
    }

    @Test
    void all_hundred_and_thirty_two_announcements_are_here() {
        assertEquals(132, announcements().count());
    }

    @Test
    void the_reason_does_not_depend_on_the_order_of_the_table() {
        var vrps =
                new ArrayList<>(
                        List.of(
                                vrp("198.51.0.0/16", 16, 64500),
                                vrp("198.51.0.0/16", 24, 64999),
                                vrp("198.51.0.0/16", 24, 0)));
        var route = Prefix.parse("198.51.100.0/24");
        var origin = Optional.of(Asn.of(64500));
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(vrps, new Random(i));
            assertEquals("length", reason(Rov.judge(route, origin, vrps)));
        }
    }

    private static Vrp vrp(String prefix, int maxLength, long origin) {
        return new Vrp(Prefix.parse(prefix), maxLength, Asn.of(origin));
    }

    @Test
    void the_table_finds_what_a_plain_list_finds() {
        var random = new Random(6811);
        var vrps = Stream.generate(() -> randomVrp(random)).limit(2000).toList();
        var table = VrpTable.of(vrps);

        assertEquals(vrps.stream().distinct().count(), table.size());
        for (int i = 0; i < 2000; i++) {
            var asked = randomVrp(random).prefix();
            var origin = Optional.of(Asn.of(random.nextInt(4)));
            var plain = vrps.stream().distinct().filter(v -> v.prefix().covers(asked)).toList();
            assertEquals(sorted(plain), sorted(table.covering(asked)));
            assertEquals(
                    sorted(vrps.stream().distinct().filter(v -> asked.covers(v.prefix())).toList()),
                    sorted(table.coveredBy(asked)));
            assertEquals(Rov.judge(asked, origin, plain).state(), table.state(asked, origin));
        }
    }

    private static List<String> sorted(List<Vrp> vrps) {
        return vrps.stream().map(Vrp::toString).sorted().toList();
    }

    private static Vrp randomVrp(Random random) {
        boolean four = random.nextBoolean();
        int bits = four ? 32 : 128;
        int length = random.nextInt(bits + 1);
        long hi = random.nextLong() & (four ? 0x8181_0103_0000_0000L : 0x8000_0101_0000_0003L);
        long lo = four ? 0 : random.nextLong() & 0xC000_0000_0000_0001L;
        var prefix = Prefix.masked(four ? Family.IPV4 : Family.IPV6, hi, lo, length);
        return new Vrp(
                prefix, length + random.nextInt(bits - length + 1), Asn.of(random.nextInt(4)));
    }

    @Test
    void covering_vrps_come_least_specific_first() {
        var table =
                VrpTable.of(
                        List.of(
                                vrp("10.1.2.0/24", 24, 3),
                                vrp("10.0.0.0/8", 8, 1),
                                vrp("10.1.0.0/16", 24, 2),
                                vrp("10.1.0.0/16", 16, 2)));

        assertEquals(
                List.of("10.0.0.0/8-8 AS1", "10.1.0.0/16-16 AS2", "10.1.0.0/16-24 AS2"),
                table.covering(Prefix.parse("10.1.9.0/24")).stream().map(Vrp::toString).toList());
    }

    @Test
    void a_delta_names_what_came_and_what_went_and_nothing_else() {
        var random = new Random(8210);
        var older = Stream.generate(() -> randomVrp(random)).limit(500).distinct().toList();
        var newer = new ArrayList<>(older.subList(20, older.size()));
        var came = Stream.generate(() -> randomVrp(random)).limit(20).toList();
        newer.addAll(came);

        var delta = VrpDelta.between(VrpTable.of(older), VrpTable.of(newer));

        var went = older.stream().filter(v -> !newer.contains(v)).sorted().toList();
        assertEquals(went, delta.withdrawn());
        assertEquals(
                came.stream().filter(v -> !older.contains(v)).distinct().sorted().toList(),
                delta.announced());
        assertEquals(
                newer.stream().distinct().sorted().toList(), VrpTable.of(newer).stream().toList());
        assertTrue(VrpDelta.between(VrpTable.of(newer), VrpTable.of(newer)).isEmpty());
    }
}
