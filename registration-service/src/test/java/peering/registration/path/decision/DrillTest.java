package peering.registration.path.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.path.decision.Cases.HOLD;
import static peering.registration.path.decision.Cases.NOON;
import static peering.registration.path.decision.Cases.POLICY;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.PathFact.Path;
import peering.registration.path.decision.Drill.RouterAt;

class DrillTest {
    private static final Drill NOTHING =
            new Drill(Set.of(), Set.of(), Set.of(), Set.of(), List.of());

    @ParameterizedTest(
            name = "site {0} down, {1} draining, router {2}, session {3}, {4} slow: {5} {6}")
    @CsvSource({
        "p, '', '',   '',     '', Backup,    primary-down",
        "'', p, '',   '',     '', Backup,    primary-draining",
        "'', '', p r0, '',    '', Backup,    primary-not-redundant",
        "'', '', b r0, '',    '', Preferred, primary-healthy",
        "'', '', '',  ses_p1, '', Backup,    primary-not-redundant",
        "'', '', '',  ses_b0, '', Preferred, primary-healthy",
        "'', '', '',  '',     p,  Backup,    primary-slow",
        "p,  b,  '',  '',     '', Backup,    primary-down",
        "p,  '', '',  ses_b0, '', Internet,  no-site-serves",
        "p,  '', '',  '',     b,  Backup,    primary-down",
    })
    void what_fails_is_decided_about_by_the_same_function(
            String down,
            String draining,
            String router,
            String session,
            String slow,
            Path path,
            String reason) {
        var drill =
                new Drill(
                        set(down),
                        set(draining),
                        router.isEmpty()
                                ? Set.of()
                                : Set.of(new RouterAt(router.split(" ")[0], router.split(" ")[1])),
                        set(session),
                        slow.isEmpty() ? List.of() : List.of(Cases.slow(slow)));

        var outcome = drill.of(Cases.on(Path.Preferred, healthy()), POLICY, NOON);

        assertEquals(path, outcome.now().path());
        assertEquals(reason, outcome.now().reason().code());
        assertEquals(outcome.now(), outcome.later());
        assertEquals(NOON, outcome.laterAt());
    }

    @Test
    void what_is_held_back_is_told_too() {
        var onBackup = Cases.on(Path.Backup, healthy());

        var outcome = NOTHING.of(onBackup, POLICY, NOON);

        assertEquals(PathReason.PRIMARY_RECOVERING, outcome.now().reason());
        assertEquals(Path.Preferred, outcome.later().path());
        assertEquals(NOON.plus(HOLD), outcome.laterAt());
    }

    @Test
    void a_site_that_is_down_is_not_made_better_by_draining() {
        var broken = Cases.of("down 2/2", "in 1/1");

        var outcome = drainingPrimary().of(Cases.on(Path.Preferred, broken), POLICY, NOON);

        assertEquals(PathReason.PRIMARY_DOWN, outcome.now().reason());
    }

    private static Drill drainingPrimary() {
        return new Drill(Set.of(), Set.of("p"), Set.of(), Set.of(), List.of());
    }

    private static PathCase healthy() {
        return Cases.of("in 2/2", "in 1/1");
    }

    private static Set<String> set(String one) {
        return one.isEmpty() ? Set.of() : Set.of(one);
    }
}
