package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpTable;
import peering.telemetry.world.World;

/** 203.0.112.0/23 is AS1500's; its ROA comes, goes and runs out. */
class RoaRulesTest {
    private static final String OURS = "203.0.112.0/23";
    private static final String PART = "203.0.113.0/24";
    private static final Vrp OUR_ROA = vrp("203.0.112.0/23", 24, 1500);
    private static final Vrp WIDE_ROA = vrp("203.0.0.0/16", 24, 1500);
    private static final World SIGNED = world(OUR_ROA);
    private static final World UNSIGNED = world(vrp("198.51.100.0/24", 24, 1));

    private final Bench bench = new Bench().registered(OURS, 1500L);

    @Test
    void a_roa_that_goes_is_told_once_and_is_over_when_it_is_back() {
        shown(SIGNED);

        bench.world = UNSIGNED;
        bench.passed(60);
        bench.passed(61);
        assertEquals(List.of(Kind.RoaGone), kinds());
        assertEquals(Severity.Warning, bench.last().severity());
        assertEquals(OURS, bench.last().announcedPrefix());
        assertEquals("roa-gone", bench.last().evidence().orElseThrow().getFirst().code());

        bench.world = SIGNED;
        bench.passed(120);
        bench.passed(126);
        assertEquals(State.Ended, bench.last().state());
    }

    @Test
    void what_never_had_a_roa_has_lost_none() {
        shown(UNSIGNED);

        bench.world = world(vrp("198.51.100.0/24", 24, 2));
        bench.passed(60);

        assertEquals(List.of(), bench.told);
        assertEquals(0, bench.signatures.size());
    }

    @Test
    void what_is_still_covered_by_another_roa_has_lost_nothing() {
        shown(world(OUR_ROA, WIDE_ROA));

        bench.world = world(WIDE_ROA);
        bench.passed(60);

        assertEquals(List.of(), bench.told);
    }

    @Test
    void a_roa_that_goes_over_to_somebody_else_is_invalid_and_not_gone() {
        shown(SIGNED);

        bench.world = world(vrp(OURS, 24, 1600));
        bench.passed(60);

        assertEquals(Set.of(Kind.RpkiInvalid), Set.copyOf(kinds()));
    }

    @Test
    void a_hijacker_makes_no_lost_roa() {
        shown(SIGNED);
        bench.withdrawn(10, "rrc00", OURS, 1);
        bench.withdrawn(10, "rrc00", PART, 1);

        bench.world = UNSIGNED;
        bench.passed(60);
        bench.announced(70, "rrc00", OURS, 1L, 666L);
        bench.announced(70, "rrc00", OURS, 2L, 666L);

        assertEquals(List.of(Kind.OriginHijack), kinds());
    }

    @Test
    void a_restart_between_does_not_lose_it_and_a_week_later_that_is_how_it_is() {
        shown(SIGNED);

        bench.world = World.awaiting(Set.of(World.Source.RPKI));
        var successor = bench.successor();
        successor.passed(Bench.at(60));
        assertEquals(List.of(), bench.told, "nothing is known yet");
        bench.world = UNSIGNED;
        successor.passed(Bench.at(120));
        assertEquals(List.of(Kind.RoaGone), kinds());

        var next = bench.successor();
        int week = (int) Signatures.NEWS.toSeconds();
        next.passed(Bench.at(119 + week));
        assertEquals(State.Open, bench.last().state());
        next.passed(Bench.at(120 + week));
        next.passed(Bench.at(126 + week));
        assertEquals(State.Ended, bench.last().state());
        assertEquals(0, bench.signatures.size());
    }

    @Test
    void a_roa_that_runs_out_and_is_not_renewed_is_told_until_it_is() {
        shown(expiring(List.of(), OUR_ROA));
        assertEquals(List.of(), bench.told);

        bench.world = expiring(List.of(OUR_ROA), OUR_ROA);
        bench.passed(60);
        assertEquals(List.of(Kind.RoaExpiring), kinds());
        assertEquals(Severity.Warning, bench.last().severity());
        var said = bench.last().evidence().orElseThrow().getFirst();
        assertEquals("roa-expiring", said.code());
        assertTrue(said.text().contains("2026-01-01T13:00:00Z"), said.text());

        bench.world = expiring(List.of(), OUR_ROA);
        bench.passed(120);
        bench.passed(126);
        assertEquals(State.Ended, bench.last().state());
    }

    @Test
    void one_roa_that_lasts_is_enough_and_others_roas_may_run_out() {
        var others = vrp(OURS, 24, 1600);
        for (var world :
                List.of(
                        expiring(List.of(OUR_ROA), OUR_ROA, WIDE_ROA),
                        expiring(List.of(others), OUR_ROA, others),
                        world(OUR_ROA))) {
            shown(SIGNED);
            bench.world = world;
            bench.passed(60);

            assertEquals(List.of(), bench.told);
        }
    }

    @Test
    void a_policy_may_leave_both_out() {
        bench.policed("{'ignore':['RoaGone','RoaExpiring']}");
        shown(SIGNED);

        bench.world = expiring(List.of(OUR_ROA), OUR_ROA);
        bench.passed(60);
        bench.world = UNSIGNED;
        bench.passed(120);

        assertEquals(List.of(), bench.told);
    }

    /** Prefix and part are shown by one peer, in that world. */
    private void shown(World world) {
        bench.world = world;
        bench.announced(0, "rrc00", OURS, 1L, 20L, 1500L);
        bench.announced(0, "rrc00", PART, 1L, 20L, 1500L);
        bench.passed(1);
    }

    private List<Kind> kinds() {
        return bench.told.stream().map(fact -> fact.kind()).toList();
    }

    private static Vrp vrp(String prefix, int maxLength, long origin) {
        return new Vrp(Prefix.parse(prefix), maxLength, Asn.of(origin));
    }

    private static World world(Vrp... vrps) {
        return World.UNKNOWN.withRpki(VrpTable.of(List.of(vrps)), AspaTable.empty());
    }

    /** All of {@code vrps} run out in an hour; of these it is told. */
    private static World expiring(List<Vrp> told, Vrp... vrps) {
        var table = new VrpTable.Builder();
        Arrays.stream(vrps)
                .forEach(vrp ->
                        table.add(
                                vrp.prefix(),
                                vrp.maxLength(),
                                vrp.origin().value(),
                                Optional.of(Bench.at(3600))));
        return World.UNKNOWN.withRpki(table.build(), VrpTable.of(told), AspaTable.empty());
    }
}
