package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpTable;
import peering.routing.topology.AsRelationships;
import peering.telemetry.watched.WatchedPrefix;
import peering.telemetry.world.World;

/**
 * 203.0.112.0/23 is AS1500's; 1300 is its provider, 1700 its customer, 1510 a sibling, 1400 a peer.
 */
class OriginKinTest {
    private static final String OURS = "203.0.112.0/23";
    private static final World WORLD =
            World.UNKNOWN.withRelationships(
                    read("1300|1500|-1\n1500|1700|-1\n1500|1510|1\n1400|1500|0\n"));

    @ParameterizedTest(name = "{0} on {1}: {2} {3} {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.112.0/23 | 1 2 1500 666          | OriginHijack    | Warning  | behind-holder",
                "203.0.113.0/24 | 1 2 1500 1500 666 666 | SubPrefixHijack | Warning  | behind-holder",
                "203.0.112.0/23 | 1 1500 2 666          | OriginHijack    | Critical | ",
                "203.0.112.0/23 | 1 2 1300              | OriginHijack    | Warning  | related-origin",
                "203.0.112.0/23 | 1 2 1700              | OriginHijack    | Warning  | related-origin",
                "203.0.112.0/23 | 1 2 1510              | OriginHijack    | Warning  | related-origin",
                "203.0.112.0/23 | 1 2 1400              | OriginHijack    | Critical | ",
                "203.0.112.0/23 | 1 2 667               | OriginHijack    | Warning  | named-upstream",
                "203.0.112.0/23 | 1 2 1500 {666,1300}   | OriginHijack    | Critical | ",
            })
    void an_origin_that_the_holder_knows_is_a_warning(
            String announced, String path, String kind, String severity, String why) {
        var found = judged(WORLD, announced, path);

        assertEquals(kind, found.offence().kind().name());
        assertEquals(severity, found.grounds().most().name());
        assertEquals(why == null ? "ORDINARY" : "DOUBTFUL", found.grounds().weight().name());
        assertEquals(
                Optional.ofNullable(why),
                found.grounds().evidence().stream()
                        .map(piece -> piece.code())
                        .filter(code -> !code.equals("expected-origins"))
                        .findFirst());
    }

    @Test
    void what_the_holder_signed_says_more_than_who_knows_whom() {
        var signed =
                WORLD.withRpki(
                        VrpTable.of(List.of(new Vrp(Prefix.parse(OURS), 24, Asn.of(1500)))),
                        AspaTable.empty());

        var found = judged(signed, OURS, "1 2 1500 666");

        assertEquals("PROVEN", found.grounds().weight().name());
        assertEquals("Critical", found.grounds().most().name());
    }

    @Test
    void one_way_around_the_holder_is_enough_for_the_worst() {
        var bench = new Bench().registered(OURS, 1500L);
        bench.announced(1, "rrc00", OURS, 1L, 1500L, 666L);
        bench.announced(2, "rrc00", OURS, 2L, 1500L, 666L);
        bench.announced(3, "rrc00", OURS, 3L, 1500L, 666L);
        assertEquals("Warning", bench.last().severity().name());

        bench.announced(4, "rrc00", OURS, 4L, 9L, 666L);

        assertEquals("Critical", bench.last().severity().name());
    }

    private static Finding judged(World world, String announced, String path) {
        var policy = Rules.policy("{'upstreams':[667]}");
        var plain = Bench.prefix(OURS, 1500L);
        var watched =
                new WatchedPrefix(
                        plain.prefixId(),
                        plain.organisation(),
                        plain.connectionId(),
                        plain.prefix(),
                        plain.origins(),
                        true,
                        policy);
        var found = AnomalyRules.judge(Scene.of(watched, world, Rules.route(announced, path)));
        assertEquals(1, found.size());
        return found.getFirst();
    }

    private static AsRelationships read(String lines) {
        try {
            return AsRelationships.read(
                    new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
