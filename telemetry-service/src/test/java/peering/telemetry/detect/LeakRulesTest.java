package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.RouteAnomalyFact.Confidence;
import peering.contract.Trouble.Severity;
import peering.routing.net.Asn;
import peering.routing.rpki.Aspa;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.VrpTable;
import peering.routing.topology.AsRelationships;
import peering.routing.topology.Relation;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.world.World;

/**
 * AS1500 buys of AS20 and AS30; both buy of AS1 and AS2, who are peers. AS40 and AS20 are peers.
 */
class LeakRulesTest {
    private static final String OURS = "203.0.113.0/24";
    private static final World RELATED = World.UNKNOWN.withRelationships(relationships());
    private static final World SIGNED =
            World.UNKNOWN.withRpki(
                    VrpTable.empty(),
                    AspaTable.of(
                            List.of(
                                    aspa(1500, 20, 30),
                                    aspa(20, 1, 2),
                                    aspa(30, 1, 2),
                                    aspa(1, 0),
                                    aspa(2, 0))));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 20 1500          | none",
                "2 1 20 1500        | none",
                "30 1 20 1500       | none",
                "2 30 1 20 1500     | RouteLeak by 30, Warning",
                "40 20 1 30 1500    | RouteLeak by 20, Info",
                "1 20 40 1500       | RouteLeak by 20, Info",
                "40 20 30 1500      | none",
                "9 8 7 1500         | none",
                "2 {30} 1 20 1500   | none",
            })
    void by_relationships_a_route_told_upwards_or_across_is_a_leak(String path, String expected) {
        assertEquals(Rules.expected(expected), judged(RELATED, Rules.route(OURS, path)));
    }

    @ParameterizedTest(name = "{0}, marked by {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "40 20 1 30 1500 | 1    | RouteLeak by 20, Critical",
                "30 1 20 1500    | 1    | none",
                "40 20 1 30 1500 | 77   | RouteLeak by 20, Info",
            })
    void what_was_marked_for_customers_and_goes_across_is_a_leak(
            String path, long mark, String expected) {
        assertEquals(Rules.expected(expected), judged(RELATED, marked(path, mark)));
    }

    @Test
    void a_mark_without_relationships_says_nothing() {
        assertEquals(List.of(), judged(World.UNKNOWN, marked("40 20 1 30 1500", 1)));
    }

    @Test
    void what_was_inferred_of_peers_is_told_when_ten_networks_show_the_same_leaker() {
        var bench = new Bench().registered(OURS, 1500L);
        bench.world = RELATED;

        for (long peer = 100; peer < 109; peer++) {
            bench.announced(0, "rrc00", OURS, peer, 40L, 20L, 1L, 30L, 1500L);
            bench.announced(0, "rrc01", OURS, peer, 41L, 30L, 1L, 20L, 1500L);
        }
        bench.passed(60);
        assertEquals(List.of(), bench.told, "nine, and nine of another leaker");

        bench.announced(61, "rrc00", OURS, 109L, 40L, 20L, 1L, 30L, 1500L);
        assertEquals(20L, bench.last().blamedAsn().orElseThrow());
        assertEquals(Severity.Info, bench.last().severity());
        assertEquals(Confidence.Low, bench.last().confidence().orElseThrow());
    }

    @Test
    void signed_lists_that_say_the_same_of_both_neighbours_make_a_hint_a_warning() {
        var aspas = AspaTable.of(List.of(aspa(20, 1, 2), aspa(40, 7)));
        var bench = new Bench().registered(OURS, 1500L);
        bench.world =
                World.UNKNOWN.withRelationships(relationships()).withRpki(VrpTable.empty(), aspas);

        for (long peer = 100; peer < 102; peer++) {
            bench.announced(0, "rrc00", OURS, peer, 40L, 20L, 1L, 30L, 1500L);
        }
        assertEquals(List.of(), bench.told);
        bench.announced(1, "rrc00", OURS, 102L, 40L, 20L, 1L, 30L, 1500L);

        assertEquals(Severity.Warning, bench.last().severity());
        var codes = bench.last().evidence().orElseThrow().stream().map(one -> one.code()).toList();
        assertEquals(List.of("valley", "valley-signed", "leak", "path"), codes);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 20 1500        | none",
                "2 1 20 1500      | none",
                "30 1 20 1500     | none",
                "2 30 1 20 1500   | AspaInvalid by 30, Critical",
                "2 99 1500        | AspaInvalid by 99, Critical",
                "9 8 7            | OriginHijack, Critical",
                "2 {30} 1 20 1500 | none",
            })
    void by_signed_lists_a_path_that_no_customer_allows_is_invalid(String path, String expected) {
        assertEquals(Rules.expected(expected), judged(SIGNED, Rules.route(OURS, path)));
    }

    @Test
    void an_invalid_path_is_told_at_the_first_peer_and_names_who_denies_it() {
        var bench = new Bench().registered(OURS, 1500L);
        bench.world = SIGNED;

        bench.announced(0, "rrc00", OURS, 2L, 99L, 1500L);

        assertEquals(99L, bench.last().blamedAsn().orElseThrow());
        var denied = bench.last().evidence().orElseThrow().getFirst();
        assertEquals("aspa-denied", denied.code());
        assertTrue(denied.text().startsWith("AS1500 denies that AS99"), denied.text());
    }

    private static List<String> judged(World world, PeerRoute route) {
        return Rules.words(AnomalyRules.judge(Scene.of(Bench.prefix(OURS, 1500L), world, route)));
    }

    private static PeerRoute marked(String path, long mark) {
        return Rules.route(OURS, path).marked(Optional.of(mark), List.of());
    }

    private static Aspa aspa(long customer, long... providers) {
        return new Aspa(
                Asn.of(customer), Set.copyOf(Arrays.stream(providers).mapToObj(Asn::of).toList()));
    }

    private static AsRelationships relationships() {
        var all = new AsRelationships.Builder();
        long[][] providers = {{1500, 20}, {1500, 30}, {20, 1}, {20, 2}, {30, 1}, {30, 2}};
        for (long[] pair : providers) {
            all.add(Asn.of(pair[0]), Asn.of(pair[1]), Relation.PROVIDER);
        }
        return all.add(Asn.of(1), Asn.of(2), Relation.PEER)
                .add(Asn.of(20), Asn.of(40), Relation.PEER)
                .build();
    }
}
