package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.RouteAnomalyFact.Confidence;
import peering.contract.RouteAnomalyFact.Evidence;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpTable;
import peering.telemetry.world.World;

/**
 * 203.0.112.0/23 is AS1500's, whose ROA allows /23; AS1600 has one for the same; AS0 for .0.0/16.
 */
class RpkiRulesTest {
    private static final String OURS = "203.0.112.0/23";
    private static final String PART = "203.0.113.0/24";
    private static final World SIGNED =
            world(vrp("203.0.112.0/23", 23, 1500), vrp("203.0.112.0/23", 24, 1600));

    private final Bench bench = new Bench().registered(OURS, 1500L);

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.112.0/23 | 1 1500       | none                       | ",
                "203.0.113.0/24 | 1 1500       | RpkiInvalid, Warning       | PROVEN",
                "203.0.112.0/23 | 1 666        | OriginHijack, Critical     | PROVEN",
                "203.0.113.0/24 | 1 666        | SubPrefixHijack, Critical  | PROVEN",
                "203.0.112.0/23 | 1 1600       | OriginHijack, Warning      | DOUBTFUL",
                "203.0.113.0/24 | 1 1600       | SubPrefixHijack, Warning   | DOUBTFUL",
                "203.0.112.0/23 | 1 {1600,666} | OriginHijack, Critical     | ORDINARY",
                "203.0.113.0/24 | 1 {1500}     | none                       | ",
            })
    void signed_objects_are_proof_or_doubt(
            String announced, String path, String expected, String weight) {
        var watched = Bench.prefix(OURS, 1500L);

        var found = AnomalyRules.judge(Scene.of(watched, SIGNED, Rules.route(announced, path)));

        assertEquals(Rules.expected(expected), Rules.words(found));
        for (var one : found) assertEquals(weight, one.grounds().weight().name());
    }

    @Test
    void without_a_table_or_a_roa_nothing_is_proven() {
        for (var world : List.of(World.UNKNOWN, world(vrp("198.51.100.0/24", 24, 1)))) {
            var watched = Bench.prefix(OURS, 1500L);
            var found = AnomalyRules.judge(Scene.of(watched, world, Rules.route(OURS, "1 666")));

            assertEquals(Grounds.Weight.ORDINARY, found.getFirst().grounds().weight());
        }
    }

    @Test
    void an_invalid_hijack_is_told_at_the_first_peer_and_says_why() {
        bench.world = SIGNED;

        bench.announced(0, "rrc00", OURS, 1L, 666L);

        assertEquals(Severity.Warning, bench.last().severity());
        assertEquals(Confidence.High, bench.last().confidence().orElseThrow());
        var codes = bench.last().evidence().orElseThrow().stream().map(Evidence::code).toList();
        assertEquals(List.of("expected-origins", "rov-invalid"), codes);
        assertTrue(
                bench.last()
                        .evidence()
                        .orElseThrow()
                        .getLast()
                        .text()
                        .contains("203.0.112.0/23-23 AS1500"));
        bench.announced(1, "rrc00", OURS, 2L, 666L);
        bench.announced(2, "rrc00", OURS, 3L, 666L);
        assertEquals(Severity.Critical, bench.last().severity());
    }

    @Test
    void a_valid_foreign_origin_stays_a_warning_of_low_confidence() {
        bench.world = SIGNED;

        for (long peer = 1; peer <= 9; peer++) bench.announced(0, "rrc00", OURS, peer, 1600L);

        assertEquals(1, bench.told.size());
        assertEquals(Severity.Warning, bench.last().severity());
        assertEquals(Confidence.Low, bench.last().confidence().orElseThrow());
        assertEquals("rov-valid", bench.last().evidence().orElseThrow().getLast().code());
    }

    @Test
    void a_new_roa_makes_a_route_invalid_that_was_there_before_and_another_mends_it() {
        bench.announced(0, "rrc00", PART, 1L, 1500L);
        bench.passed(1);
        assertEquals(List.of(), bench.told);

        bench.world = SIGNED;
        bench.passed(60);

        assertEquals(Kind.RpkiInvalid, bench.last().kind());
        assertEquals(Bench.at(60), bench.last().firstSeen());
        bench.world = world(vrp("203.0.112.0/23", 24, 1500));
        bench.passed(120);
        bench.passed(126);
        assertEquals(State.Ended, bench.last().state());
        assertEquals(Bench.at(120), bench.last().endedAt().orElseThrow());
        bench.passed(720);
        assertEquals(0, bench.anomalies.size());
    }

    @Test
    void a_roa_for_others_judges_nothing_anew() {
        var other = world(vrp("198.51.100.0/24", 24, 1));

        assertTrue(SIGNED.differsFor(Prefix.parse(OURS), other));
        assertTrue(SIGNED.differsFor(Prefix.parse("203.0.0.0/16"), other));
        assertTrue(SIGNED.differsFor(Prefix.parse("192.0.2.0/24"), World.UNKNOWN));
        assertEquals(false, SIGNED.differsFor(Prefix.parse("192.0.2.0/24"), other));
    }

    private static Vrp vrp(String prefix, int maxLength, long origin) {
        return new Vrp(Prefix.parse(prefix), maxLength, Asn.of(origin));
    }

    private static World world(Vrp... vrps) {
        return World.UNKNOWN.withRpki(VrpTable.of(List.of(vrps)), AspaTable.empty());
    }
}
