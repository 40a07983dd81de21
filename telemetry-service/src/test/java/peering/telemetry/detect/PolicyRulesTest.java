package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.world.World;

/** 203.0.112.0/23 is AS1500's. */
class PolicyRulesTest {
    private static final String OURS = "203.0.112.0/23";
    private static final String PART = "203.0.113.0/24";

    private final Bench bench = new Bench().registered(OURS, 1500L);

    @ParameterizedTest(name = "{0}: {1} {2}: {3}")
    @CsvSource(
            delimiter = '!',
            value = {
                "{}                                ! 203.0.113.0/24 ! 1 99 1500      ! none",
                "{'origins':[1600]}                ! 203.0.112.0/23 ! 1 1600         ! none",
                "{'origins':[1600]}                ! 203.0.112.0/23 ! 1 1700         ! OriginHijack, Critical",
                "{'upstreams':[20,30]}             ! 203.0.112.0/23 ! 1 20 1500      ! none",
                "{'upstreams':[20,30]}             ! 203.0.112.0/23 ! 1 20 1500 1500 ! none",
                "{'upstreams':[20,30]}             ! 203.0.112.0/23 ! 1 99 1500      ! UnexpectedUpstream by 99, Critical",
                "{'upstreams':[20,30]}             ! 203.0.113.0/24 ! 1 99 1500      ! UnexpectedUpstream by 99, Critical",
                "{'upstreams':[20,30]}             ! 203.0.112.0/23 ! 1500           ! none",
                "{'upstreams':[20,30]}             ! 203.0.112.0/23 ! 1 99 {1500}    ! none",
                "{'upstreams':[20],'origins':[16]} ! 203.0.112.0/23 ! 1 16 1500      ! none",
                "{'maxLength':24}                  ! 203.0.113.0/24 ! 1 1500         ! none",
                "{'maxLength':23}                  ! 203.0.113.0/24 ! 1 1500         ! UnexpectedMoreSpecific, Info",
                "{'longestPath':3}                 ! 203.0.112.0/23 ! 1 2 2 2 1500   ! none",
                "{'longestPath':3}                 ! 203.0.112.0/23 ! 1 2 3 1500     ! PathPolicy, Warning",
                "{'pathPattern':'* 20|30 1500'}    ! 203.0.112.0/23 ! 1 2 20 1500    ! none",
                "{'pathPattern':'* 20|30 1500'}    ! 203.0.112.0/23 ! 1 2 1500       ! PathPolicy, Warning",
                "{'pathPattern':'* 20|30 1500'}    ! 203.0.112.0/23 ! 1 2 {1500}     ! none",
                "{'noExport':true}                 ! 203.0.112.0/23 ! 20 1500        ! none",
                "{'noExport':true}                 ! 203.0.112.0/23 ! 1 20 1500      ! NoExportLeak by 20, Warning",
                "{'noExport':true,'origins':[16]}   ! 203.0.112.0/23 ! 20 16 1500     ! none",
                "{'noExport':true}                 ! 203.0.112.0/23 ! 1 2 20 {1500}  ! none",
                "{'noExport':true,'origins':[16]}   ! 203.0.112.0/23 ! 1 20 16 1500   ! NoExportLeak by 20, Warning",
                "{'neverThrough':[99]}             ! 203.0.112.0/23 ! 1 99 1500      ! RouteLeak by 99, Critical",
                "{'neverThrough':[1,99]}           ! 203.0.112.0/23 ! 1 99 1500      ! RouteLeak by 99, Critical",
                "{'neverThrough':[1]}              ! 203.0.113.0/24 ! 1 99 1500      ! RouteLeak by 1, Critical",
                "{'neverThrough':[1500]}           ! 203.0.112.0/23 ! 1 99 1500      ! none",
                "{'neverThrough':[98]}             ! 203.0.112.0/23 ! 1 99 1500      ! none",
                "{'neverThrough':[666]}            ! 203.0.112.0/23 ! 1 666          ! OriginHijack, Critical",
                "{'mustNotBeAnnounced':true}       ! 203.0.112.0/23 ! 1 1500         ! Squatting, Critical",
                "{'mustNotBeAnnounced':true}       ! 203.0.113.0/24 ! 1 666          ! Squatting, Critical",
                "{'mostSevere':'Warning'}          ! 203.0.112.0/23 ! 1 666          ! OriginHijack, Warning",
                "{'ignore':['OriginHijack']}       ! 203.0.112.0/23 ! 1 666          ! none",
                "{'ignore':['OriginHijack']}       ! 203.0.113.0/24 ! 1 666          ! SubPrefixHijack, Critical",
            })
    void a_policy_says_what_is_expected(
            String policy, String announced, String path, String expected) {
        var watched = Bench.prefix(OURS, 1500L).with(Rules.policy(policy));

        var route = Rules.route(announced, path);
        var found = AnomalyRules.judge(Scene.of(watched, World.UNKNOWN, route));

        assertEquals(Rules.expected(expected), Rules.words(found));
    }

    @Test
    void thresholds_of_the_policy_count() {
        bench.policed("{'minPeerAses':4,'criticalPeerAses':5}");

        for (long peer = 1; peer <= 3; peer++) bench.announced(0, "rrc00", OURS, peer, 666L);
        assertEquals(List.of(), bench.told);
        bench.announced(1, "rrc00", OURS, 4L, 666L);
        assertEquals(Severity.Warning, bench.last().severity());
        bench.announced(2, "rrc00", OURS, 5L, 666L);
        assertEquals(Severity.Critical, bench.last().severity());
    }

    @Test
    void a_policy_judges_remembered_routes_anew_and_one_that_is_taken_back_ends_what_it_found() {
        bench.announced(0, "rrc00", OURS, 1L, 99L, 1500L);
        bench.announced(0, "rrc00", OURS, 2L, 99L, 1500L);
        assertEquals(List.of(), bench.told);

        bench.policed("{'upstreams':[20]}");
        assertEquals(Kind.UnexpectedUpstream, bench.last().kind());
        assertEquals(99L, bench.last().blamedAsn().orElseThrow());

        bench.detection.policed(Bench.ID, WatchPolicy.NONE, Bench.at(60));
        assertEquals(State.Ended, bench.last().state());
        assertTrue(bench.last().summary().endsWith(AnomalyFacts.JUDGED_OTHERWISE));
        assertEquals(0, bench.anomalies.size());
    }

    @Test
    void an_origin_that_the_policy_adds_ends_its_hijack_and_is_told_as_expected() {
        bench.announced(0, "rrc00", OURS, 1L, 1600L);
        bench.announced(0, "rrc00", OURS, 2L, 1600L);

        bench.policed("{'origins':[1600]}");

        assertEquals(State.Ended, bench.last().state());
        assertTrue(bench.last().summary().endsWith(AnomalyFacts.EXPECTED));
        bench.announced(70, "rrc00", PART, 1L, 666L);
        bench.announced(70, "rrc00", PART, 2L, 666L);
        assertEquals(List.of(1500L, 1600L), bench.last().expectedOrigins());
    }

    @Test
    void a_policy_outlives_a_changed_registration_and_may_come_before_it() {
        var early = new Bench();
        early.policed("{'upstreams':[20]}");
        early.registered(OURS, 1500L);
        early.registered(OURS, 1500L, 1600L);

        early.announced(0, "rrc00", OURS, 1L, 99L, 1500L);
        early.announced(0, "rrc00", OURS, 2L, 99L, 1500L);

        assertEquals(Kind.UnexpectedUpstream, early.last().kind());
    }

    @Test
    void what_is_held_in_reserve_or_not_to_be_told_loses_no_visibility() {
        for (String policy :
                List.of("{'mustNotBeAnnounced':true}", "{'ignore':['VisibilityLoss']}")) {
            var quiet = new Bench().registered(OURS, 1500L);
            quiet.policed(policy);
            for (long peer = 1; peer <= 6; peer++) {
                quiet.announced(0, "rrc00", OURS, peer, 1500L);
                quiet.withdrawn(60, "rrc00", OURS, peer);
            }
            quiet.passed(100);

            assertTrue(quiet.told.stream().noneMatch(fact -> fact.kind() == Kind.VisibilityLoss));
        }
    }
}
