package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.RouteAnomalyFact.Confidence;
import peering.contract.Trouble.Severity;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.world.World;

/**
 * What is wrong with a path, though its origin is right. 203.0.113.0/24 is AS1500's and AS65001's.
 */
class PathRulesTest {
    private static final String OURS = "203.0.113.0/24";

    private final Bench bench = new Bench().registered(OURS, 1500L, 65001L);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2 1500                | none",
                "1 2 2 2 1500 1500       | none",
                "1 7 2 7 1500            | PathLoop by 7, Warning",
                "1 1500 3356 1500        | PathLoop by 1500, Info",
                "1 64512 1500            | BogonInPath by 64512, Warning",
                "1 64500 1500            | BogonInPath by 64500, Warning",
                "1 4200000000 1500       | BogonInPath by 4200000000, Warning",
                "1 65535 1500            | BogonInPath by 65535, Warning",
                "1 23456 1500            | none",
                "1 112 1500              | none",
                "1 2 65001               | none",
                "1 7 64512 7 1500        | PathLoop by 7, Warning; BogonInPath by 64512, Warning",
                "1 7 64512 7 666         | OriginHijack, Critical",
                "1 2 {1500,65001}        | none",
                "1 2 {1500,666}          | OriginHijack, Critical",
            })
    void paths_of_an_expected_origin_are_judged_and_hijacks_are_one_trouble(
            String path, String expected) {
        var watched = Bench.prefix(OURS, 1500L, 65001L);

        var found = AnomalyRules.judge(Scene.of(watched, World.UNKNOWN, Rules.route(OURS, path)));

        assertEquals(Rules.expected(expected), Rules.words(found));
    }

    @Test
    void a_path_too_long_to_be_kept_whole_is_not_judged_by_its_rest() {
        var route = Rules.route(OURS, "1 7 2 7 1500");
        var cut =
                new PeerRoute(
                        route.peer(),
                        route.announced(),
                        "1 7 2 7 …",
                        route.origin(),
                        route.seenAt());

        assertEquals(
                List.of(),
                AnomalyRules.judge(Scene.of(Bench.prefix(OURS, 1500L), World.UNKNOWN, cut)));
    }

    @Test
    void the_same_fault_by_the_same_as_is_one_warning_however_many_see_it() {
        for (long peer = 1; peer <= 5; peer++) {
            bench.announced((int) peer, "rrc00", OURS, peer, 7L, 2L, 7L, 1500L);
        }

        assertEquals(1, bench.told.size());
        assertEquals(Severity.Warning, bench.last().severity());
        assertEquals(7L, bench.last().blamedAsn().orElseThrow());
        assertEquals(Confidence.Medium, bench.last().confidence().orElseThrow());
        assertEquals("path-loop", bench.last().evidence().orElseThrow().getFirst().code());
    }

    @Test
    void a_path_that_gets_well_ends_it_and_one_of_two_faults_may_stay() {
        bench.announced(0, "rrc00", OURS, 1L, 7L, 64512L, 7L, 1500L);
        bench.announced(0, "rrc00", OURS, 2L, 7L, 64512L, 7L, 1500L);
        assertEquals(2, bench.told.size());

        bench.announced(10, "rrc00", OURS, 1L, 7L, 64512L, 1500L);
        bench.announced(10, "rrc00", OURS, 2L, 7L, 64512L, 1500L);
        bench.passed(20);

        assertEquals(3, bench.told.size());
        assertEquals(7L, bench.last().blamedAsn().orElseThrow());
        assertEquals(Bench.at(10), bench.last().endedAt().orElseThrow());
        bench.passed(10 + 600);
        assertEquals(1, bench.anomalies.size());
    }
}
