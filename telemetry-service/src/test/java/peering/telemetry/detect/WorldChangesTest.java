package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.State;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.Aspa;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpTable;
import peering.routing.topology.AsRelationships;
import peering.routing.topology.Relation;
import peering.telemetry.world.World;

/** 203.0.113.0/24 is AS1500's, who buys of AS20 and AS30; what is known of that comes and goes. */
class WorldChangesTest {
    private static final String OURS = "203.0.113.0/24";
    private static final VrpTable OF_OTHERS = vrps(1600);
    private static final AspaTable PROVIDERS =
            AspaTable.of(
                    List.of(
                            aspa(1500, 20, 30),
                            aspa(20, 1, 2),
                            aspa(30, 1, 2),
                            aspa(1, 0),
                            aspa(2, 0)));
    private static final World AWAITED =
            World.awaiting(Set.of(World.Source.RPKI, World.Source.RELATIONSHIPS));

    private final Bench bench = new Bench().registered(OURS, 1500L);

    @Test
    void new_lists_of_providers_judge_remembered_routes_anew() {
        bench.world = World.UNKNOWN.withRpki(VrpTable.empty(), AspaTable.empty());
        bench.announced(0, "rrc00", OURS, 2L, 30L, 1L, 20L, 1500L);
        bench.passed(1);
        assertEquals(List.of(), bench.told);

        bench.world = World.UNKNOWN.withRpki(VrpTable.empty(), PROVIDERS);
        bench.passed(60);
        assertEquals(Kind.AspaInvalid, bench.last().kind());

        bench.world = World.UNKNOWN.withRpki(VrpTable.empty(), AspaTable.empty());
        bench.passed(120);
        bench.passed(126);
        assertEquals(State.Ended, bench.last().state());
    }

    @Test
    void new_relationships_judge_remembered_routes_anew() {
        bench.announced(0, "rrc00", OURS, 2L, 30L, 1L, 20L, 1500L);
        bench.announced(0, "rrc00", OURS, 3L, 2L, 30L, 1L, 20L, 1500L);
        bench.passed(1);
        assertEquals(List.of(), bench.told);

        bench.world = World.UNKNOWN.withRelationships(relationships());
        bench.passed(60);

        assertEquals(Kind.RouteLeak, bench.last().kind());
        assertEquals(30L, bench.last().blamedAsn().orElseThrow());
    }

    @Test
    void the_same_lists_read_again_judge_nothing_anew() {
        var prefix = Prefix.parse(OURS);
        var world = World.UNKNOWN.withRpki(OF_OTHERS, PROVIDERS);
        var again =
                AspaTable.of(
                        List.of(
                                aspa(1500, 20, 30),
                                aspa(20, 1, 2),
                                aspa(30, 1, 2),
                                aspa(1, 0),
                                aspa(2, 0)));

        assertFalse(world.withRpki(vrps(1600), again).differsFor(prefix, world));
        assertTrue(world.withRpki(OF_OTHERS, AspaTable.empty()).differsFor(prefix, world));
        assertTrue(world.withRelationships(relationships()).differsFor(prefix, world));
    }

    @Test
    void what_rests_on_signed_objects_does_not_end_before_they_are_read_again() {
        bench.world = World.UNKNOWN.withRpki(OF_OTHERS, AspaTable.empty());
        bench.announced(0, "rrc00", OURS, 1L, 1500L);
        assertEquals(Kind.RpkiInvalid, bench.last().kind());

        bench.world = AWAITED;
        bench.announced(60, "rrc00", OURS, 1L, 20L, 1500L);
        bench.passed(120);
        assertEquals(1, bench.told.size(), "nobody can say anything of it yet");

        bench.world = AWAITED.withRpki(OF_OTHERS, AspaTable.empty());
        bench.passed(180);
        assertEquals(1, bench.told.size(), "it is what it was");

        bench.world = AWAITED.withRpki(vrps(1500), AspaTable.empty());
        bench.passed(240);
        bench.passed(246);
        assertEquals(State.Ended, bench.last().state());
    }

    @Test
    void a_route_that_goes_ends_it_whether_they_are_read_or_not() {
        bench.world = World.UNKNOWN.withRpki(OF_OTHERS, AspaTable.empty());
        bench.announced(0, "rrc00", OURS, 1L, 1500L);
        bench.world = AWAITED;

        bench.withdrawn(60, "rrc00", OURS, 1);
        bench.passed(66);

        assertEquals(State.Ended, bench.last().state());
    }

    @Test
    void a_leak_does_not_end_before_relationships_are_read_again() {
        bench.world = World.UNKNOWN.withRelationships(relationships());
        for (long peer : new long[] {3, 4}) {
            bench.announced(0, "rrc00", OURS, peer, 2L, 30L, 1L, 20L, 1500L);
        }
        assertEquals(Kind.RouteLeak, bench.last().kind());

        bench.world = AWAITED;
        for (long peer : new long[] {3, 4}) {
            bench.announced(60, "rrc00", OURS, peer, 2L, 30L, 1L, 20L, 1500L);
        }
        bench.passed(120);

        assertEquals(1, bench.told.size());
    }

    @Test
    void what_was_proven_stays_so_until_signed_objects_are_read_again() {
        bench.world = World.UNKNOWN.withRpki(vrps(1500), AspaTable.empty());
        bench.announced(0, "rrc00", OURS, 1L, 666L);
        assertEquals(Kind.OriginHijack, bench.last().kind());

        bench.world = AWAITED;
        bench.announced(60, "rrc00", OURS, 1L, 9L, 666L);
        bench.passed(60 + 16 * 60);

        assertEquals(State.Open, bench.last().state(), "one peer AS is enough for what is proven");
    }

    private static VrpTable vrps(long origin) {
        return VrpTable.of(List.of(new Vrp(Prefix.parse(OURS), 24, Asn.of(origin))));
    }

    private static Aspa aspa(long customer, long... providers) {
        return new Aspa(
                Asn.of(customer), Set.copyOf(Arrays.stream(providers).mapToObj(Asn::of).toList()));
    }

    private static AsRelationships relationships() {
        var all = new AsRelationships.Builder();
        long[][] providers = {{1500, 20}, {1500, 30}, {20, 1}, {30, 1}, {30, 2}};
        for (long[] pair : providers) {
            all.add(Asn.of(pair[0]), Asn.of(pair[1]), Relation.PROVIDER);
        }
        return all.build();
    }
}
