package peering.registration.path.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.path.decision.Cases.HOLD;
import static peering.registration.path.decision.Cases.NOON;
import static peering.registration.path.decision.Cases.POLICY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.PathFact.Path;

/** How paths are kept from swinging. */
class HysteresisTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A prefix through time: what the sites do, and what it does. */
    private static final class Way {
        private Instant now = NOON;
        private PathDecision last = PathDecision.of(Cases.of("in 2/2", "in 1/1"), POLICY, NOON);

        Way meets(String primary, String backup, Degradation... degradations) {
            var about = Cases.of(primary, backup, degradations).after(last.next());
            last = PathDecision.of(about, POLICY, now);
            return this;
        }

        Way after(Duration passed) {
            now = now.plus(passed);
            return this;
        }

        Way is(Path path, String reason) {
            assertEquals(path + " " + reason, last.path() + " " + last.reason().code());
            return this;
        }

        Way reviewedIn(Duration wait) {
            assertEquals(Optional.of(now.plus(wait)), last.reviewAt());
            return this;
        }

        /** The primary fails and is left, and comes back, and is come back to. */
        Way fallsAndReturnsAfter(Duration hold) {
            return meets("down 2/2", "in 1/1")
                    .is(Path.Backup, "primary-down")
                    .meets("in 2/2", "in 1/1")
                    .is(Path.Backup, "primary-recovering")
                    .reviewedIn(hold)
                    .after(hold.minus(SECOND))
                    .meets("in 2/2", "in 1/1")
                    .is(Path.Backup, "primary-recovering")
                    .after(SECOND)
                    .meets("in 2/2", "in 1/1")
                    .is(Path.Preferred, "primary-healthy");
        }
    }

    @Test
    void it_goes_back_only_after_the_primary_has_been_better_for_the_hold() {
        new Way().after(HOLD).fallsAndReturnsAfter(HOLD);
    }

    @Test
    void a_relapse_starts_the_hold_anew() {
        new Way()
                .meets("down 2/2", "in 1/1")
                .meets("in 2/2", "in 1/1")
                .after(HOLD.minus(SECOND))
                .meets("in 1/1", "in 1/1")
                .is(Path.Backup, "primary-not-redundant")
                .after(SECOND)
                .meets("in 2/2", "in 1/1")
                .is(Path.Backup, "primary-recovering")
                .reviewedIn(HOLD);
    }

    @Test
    void each_flap_doubles_the_hold_up_to_its_bound() {
        var way = new Way();
        for (int minutes : List.of(5, 10, 20, 40, 60, 60, 60)) {
            way.fallsAndReturnsAfter(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void a_calm_stay_makes_flaps_forgotten() {
        new Way()
                .fallsAndReturnsAfter(HOLD)
                .fallsAndReturnsAfter(HOLD.multipliedBy(2))
                .after(POLICY.calmAfter())
                .fallsAndReturnsAfter(HOLD);
    }

    @Test
    void a_dead_backup_is_left_for_a_working_primary_at_once() {
        new Way()
                .meets("down 2/2", "in 1/1")
                .meets("in 1/1", "down 1/1")
                .is(Path.Preferred, "primary-degraded-no-better");
    }

    @Test
    void a_working_primary_that_was_come_back_to_is_not_left_at_once() {
        new Way()
                .fallsAndReturnsAfter(HOLD)
                .meets("in 1/1", "in 1/1")
                .is(Path.Preferred, "primary-held")
                .reviewedIn(HOLD)
                .after(HOLD)
                .meets("in 1/1", "in 1/1")
                .is(Path.Backup, "primary-not-redundant");
    }

    @Test
    void a_dead_primary_is_left_at_once_however_short_the_stay() {
        new Way()
                .fallsAndReturnsAfter(HOLD)
                .meets("in 0/1", "in 1/1")
                .is(Path.Backup, "primary-without-session");
    }

    @Test
    void from_the_internet_the_backup_is_taken_soon_and_the_primary_after_the_hold() {
        new Way()
                .meets("down 2/2", "down 1/1")
                .is(Path.Internet, "no-site-serves")
                .meets("in 2/2", "in 1/1")
                .is(Path.Internet, "site-recovering")
                .reviewedIn(POLICY.leaveInternetAfter())
                .after(POLICY.leaveInternetAfter())
                .meets("in 2/2", "in 1/1")
                .is(Path.Backup, "primary-recovering")
                .reviewedIn(HOLD.minus(POLICY.leaveInternetAfter()))
                .after(HOLD.minus(POLICY.leaveInternetAfter()))
                .meets("in 2/2", "in 1/1")
                .is(Path.Preferred, "primary-healthy");
    }

    @Test
    void without_a_backup_the_primary_still_has_to_stay_up_for_the_hold() {
        new Way()
                .meets("down 2/2", "none")
                .is(Path.Internet, "no-backup")
                .after(HOLD)
                .meets("in 1/1", "none")
                .is(Path.Internet, "site-recovering")
                .reviewedIn(HOLD)
                .after(HOLD)
                .meets("in 2/2", "none")
                .is(Path.Preferred, "primary-healthy");
    }

    @Test
    void a_degradation_that_is_still_open_keeps_it_on_the_backup() {
        new Way()
                .meets("in 2/2", "in 1/1", Cases.slow("p"))
                .is(Path.Backup, "primary-slow")
                .after(HOLD.multipliedBy(3))
                .meets("in 2/2", "in 1/1", Cases.slow("p"))
                .is(Path.Backup, "primary-slow")
                .meets("in 2/2", "in 1/1")
                .is(Path.Backup, "primary-recovering");
    }

    @ParameterizedTest(name = "primary {0} with backup {1} instead: {2} at once")
    @CsvSource({"q, b, Preferred", "b, p, Preferred", "p, c, Backup"})
    void other_sites_of_the_connection_are_a_first_choice(
            String primary, String backup, Path expected) {
        var failed = PathDecision.of(Cases.of("down 2/2", "in 1/1"), POLICY, NOON);
        var health = expected == Path.Backup ? "down 2/2" : "in 2/2";
        var calm = Cases.of("in 2/2", "in 1/1");
        var about =
                new PathCase(
                        calm.standing(),
                        true,
                        Cases.site(primary, health),
                        Optional.of(Cases.site(backup, "in 1/1")),
                        List.of(),
                        List.of(),
                        Optional.of(failed.next()));

        var decision = PathDecision.of(about, POLICY, NOON.plus(SECOND));

        assertEquals(expected, decision.path());
        assertEquals(Optional.of(expected == Path.Backup ? backup : primary), decision.siteId());
        assertEquals(0, decision.next().flaps());
    }
}
