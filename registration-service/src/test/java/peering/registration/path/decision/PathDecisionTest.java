package peering.registration.path.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.registration.path.decision.Cases.NOON;
import static peering.registration.path.decision.Cases.decide;
import static peering.registration.path.decision.Cases.slow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.PathFact.Path;
import peering.contract.PrefixFact.Standing;
import peering.contract.Trouble;

/** The table of {@link PathDecision}, row by row. */
class PathDecisionTest {

    @ParameterizedTest(name = "first choice, primary {0}, backup {1}, slow {2}: {3} {4}")
    @CsvSource({
        "in 2/2,       in 1/1,       '',  Preferred, primary-healthy",
        "in 2/2,       in 2/2,       b,   Preferred, primary-healthy",
        "in 3/3,       none,         '',  Preferred, primary-healthy",
        "in 2/1,       in 1/1,       '',  Backup,    primary-not-redundant",
        "in 1/1,       in 1/1,       '',  Backup,    primary-not-redundant",
        "in 1/1,       in 1/1,       b,   Preferred, primary-degraded-no-better",
        "in 1/1,       draining 2/2, '',  Preferred, primary-degraded-no-better",
        "in 1/1,       down 2/2,     '',  Preferred, primary-degraded-no-better",
        "in 1/1,       in 0/1,       '',  Preferred, primary-degraded-no-better",
        "in 1/1,       none,         '',  Preferred, primary-degraded-no-better",
        "in 2/2,       in 1/1,       p,   Backup,    primary-slow",
        "in 2/2,       in 1/1,       p b, Preferred, primary-degraded-no-better",
        "in 2/2,       draining 1/1, p,   Preferred, primary-degraded-no-better",
        "in 2/2,       none,         p,   Preferred, primary-degraded-no-better",
        "draining 2/2, in 1/1,       '',  Backup,    primary-draining",
        "draining 2/2, in 1/1,       b,   Backup,    primary-draining",
        "draining 2/2, draining 2/2, '',  Preferred, primary-degraded-no-better",
        "draining 1/1, down 2/2,     '',  Preferred, primary-degraded-no-better",
        "draining 2/2, none,         '',  Preferred, primary-degraded-no-better",
        "draining 0/1, in 1/1,       '',  Backup,    primary-without-session",
        "down 2/2,     in 1/1,       '',  Backup,    primary-down",
        "down 2/2,     in 1/1,       b,   Backup,    primary-down",
        "down 2/2,     draining 1/1, '',  Backup,    primary-down",
        "in 0/1,       in 1/1,       '',  Backup,    primary-without-session",
        "in 0/1,       draining 1/1, '',  Backup,    primary-without-session",
        "in 0/1,       in 0/1,       '',  Internet,  no-site-serves",
        "down 2/2,     down 2/2,     '',  Internet,  no-site-serves",
        "down 2/2,     draining 0/1, '',  Internet,  no-site-serves",
        "down 2/2,     none,         '',  Internet,  no-backup",
        "in 0/1,       none,         '',  Internet,  no-backup",
    })
    void the_better_grade_carries(
            String primary, String backup, String slow, Path path, String reason) {
        var degradations =
                Arrays.stream(slow.split(" "))
                        .filter(site -> !site.isEmpty())
                        .map(Cases::slow)
                        .toArray(Degradation[]::new);

        var decision = decide(Cases.of(primary, backup, degradations));

        assertEquals(path, decision.path());
        assertEquals(reason, decision.reason().code());
        assertEquals(
                switch (path) {
                    case Preferred -> Optional.of("p");
                    case Backup -> Optional.of("b");
                    case Internet -> Optional.empty();
                },
                decision.siteId());
        assertEquals(Optional.empty(), decision.reviewAt());
        assertTrue(decision.summary().endsWith("."), decision.summary());
    }

    @ParameterizedTest(name = "a rise of {0} ms, {1}, moves: {2}")
    @CsvSource({
        "20.0, Warning,  true",
        "19.9, Critical, false",
        "500,  Info,     false",
        "20.0, Critical, true",
    })
    void only_a_degradation_beyond_policy_counts(
            double rise, Trouble.Severity severity, boolean moves) {
        var degradation = new Degradation("dgr_1", "p", rise, severity);

        var decision = decide(Cases.of("in 2/2", "in 1/1", degradation));

        assertEquals(moves ? Path.Backup : Path.Preferred, decision.path());
    }

    @ParameterizedTest(name = "{0}, connection active {1}, carried for {2}: {3} {4}")
    @CsvSource({
        "Verified, true,  '',                    Preferred, primary-healthy",
        "Verified, false, '',                    Internet,  connection-not-active",
        "Pending,  true,  '',                    Internet,  prefix-not-verified",
        "Pending,  true,  PRIMARY_HEALTHY,       Preferred, primary-healthy",
        "Pending,  true,  PREFIX_NOT_VERIFIED,   Internet,  prefix-not-verified",
        "Pending,  false, PRIMARY_HEALTHY,       Internet,  connection-not-active",
        "Failed,   true,  PRIMARY_HEALTHY,       Internet,  prefix-not-verified",
        "Released, true,  PRIMARY_HEALTHY,       Internet,  prefix-not-verified",
        "Released, false, PRIMARY_HEALTHY,       Internet,  prefix-not-verified",
        "Verified, true,  PREFIX_NOT_VERIFIED,   Preferred, primary-healthy",
        "Verified, true,  CONNECTION_NOT_ACTIVE, Preferred, primary-healthy",
    })
    void only_a_verified_prefix_of_an_active_connection_is_carried(
            Standing standing, boolean active, String carried, Path path, String reason) {
        var about = Cases.of("in 2/2", "in 1/1");
        Optional<CurrentPath> current =
                carried.isEmpty()
                        ? Optional.empty()
                        : Optional.of(was(PathReason.valueOf(carried)));

        var decision =
                decide(
                        new PathCase(
                                standing,
                                active,
                                about.primary(),
                                about.backup(),
                                List.of(),
                                List.of(),
                                current));

        assertEquals(path, decision.path());
        assertEquals(reason, decision.reason().code());
    }

    private static CurrentPath was(PathReason reason) {
        var path = reason.isOutside() ? Path.Internet : Path.Preferred;
        return Cases.current(path, reason, NOON.minusSeconds(60), 0);
    }

    @Test
    void anomalies_are_seen_and_move_nothing() {
        var calm = Cases.of("in 2/2", "in 1/1");
        var attacked =
                new PathCase(
                        calm.standing(),
                        true,
                        calm.primary(),
                        calm.backup(),
                        List.of(),
                        List.of("anm_2", "anm_1", "anm_2"),
                        calm.current());

        var decision = decide(attacked);

        assertEquals(List.of("anm_1", "anm_2"), decision.protectedAnomalies());
        assertEquals(decide(calm).next(), decision.next());
        assertEquals(decide(calm).reason(), decision.reason());
    }

    @Test
    void a_session_that_nobody_watches_counts_as_up_and_the_reason_says_so() {
        var decision = decide(Cases.of("in 2/2?", "in 1/1"));

        assertEquals(Path.Preferred, decision.path());
        assertTrue(decision.assumed());
        assertTrue(decision.summary().contains("nobody watches"), decision.summary());
        var watched = decide(Cases.of("in 2/2", "in 1/1?"));
        assertFalse(watched.assumed());
        assertFalse(watched.summary().contains("nobody watches"), watched.summary());
    }

    @Test
    void every_reason_has_a_code_of_its_own_that_is_read_back() {
        var codes = new ArrayList<String>();
        for (var reason : PathReason.values()) {
            codes.add(reason.code());
            assertEquals(reason, PathReason.of(reason.code()));
            assertTrue(reason.code().matches("[a-z]+(-[a-z]+)*"), reason.code());
        }
        assertEquals(codes.size(), codes.stream().distinct().count());
    }

    @Test
    void a_degradation_is_of_the_site_that_carried_the_prefix_when_it_began() {
        var elsewhere = slow("another");

        assertEquals(Path.Preferred, decide(Cases.of("in 2/2", "in 1/1", elsewhere)).path());
    }
}
