package peering.alerting.telling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import peering.alerting.alert.Alerts.Reopened;
import peering.alerting.alert.Matcher;
import peering.alerting.alert.Trouble;
import peering.alerting.format.Transition;
import peering.alerting.format.TroubleKind;
import peering.alerting.silence.Silence;
import peering.alerting.subscription.QuietHours;
import peering.alerting.subscription.Terms;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

class MuteTest {
    private static final Instant NOW = Instant.parse("2026-11-23T23:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-24T07:00:00Z");
    private static final Circumstances CALM =
            new Circumstances(List.of(), Optional.empty(), Reopened.NEVER);
    private static final Terms NIGHTS = nights(null);

    @Test
    void nothing_around_it_means_now() {
        assertEquals(Optional.empty(), judge(Severity.Info, Transition.OPENED, Terms.PLAIN, CALM));
    }

    @Test
    void a_silence_holds_it_until_its_end_and_says_who_and_why() {
        var around = new Circumstances(List.of(silence("con_1")), Optional.empty(), Reopened.NEVER);

        var held = judge(Severity.Critical, Transition.OPENED, Terms.PLAIN, around).orElseThrow();

        assertEquals(NOW.plusSeconds(600), held.until());
        assertEquals("maintenance sil_1 by ada: new line cards", held.why());
    }

    @Test
    void what_is_held_for_nightis_looked_at_before_that() {
        var night = new Mute.Held(MORNING, "quiet hours");

        assertEquals(NOW.plusSeconds(300), night.atMost(NOW.plusSeconds(300)).until());
        assertEquals(MORNING, night.atMost(MORNING.plusSeconds(1)).until());
    }

    @Test
    void a_silence_of_something_else_holds_nothing() {
        var around = new Circumstances(List.of(silence("con_2")), Optional.empty(), Reopened.NEVER);

        assertEquals(
                Optional.empty(), judge(Severity.Info, Transition.OPENED, Terms.PLAIN, around));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "ACKNOWLEDGED"})
    void whoever_was_alarmed_hears_of_the_end_whatever_is_silent(Transition transition) {
        var around =
                new Circumstances(
                        List.of(silence("con_1")), Optional.of("alr_2"), new Reopened(9, NOW));

        assertEquals(Optional.empty(), judge(Severity.Info, transition, NIGHTS, around));
    }

    @Test
    void another_alert_that_says_more_holds_it() {
        var around = new Circumstances(List.of(), Optional.of("alr_2"), Reopened.NEVER);

        var held = judge(Severity.Info, Transition.OPENED, Terms.PLAIN, around).orElseThrow();

        assertEquals(NOW.plusSeconds(60), held.until());
        assertEquals("alert alr_2 says more", held.why());
    }

    @ParameterizedTest(name = "opened again {0} times, last {1} s ago: held for {2} s")
    @CsvSource({"2, 0, ", "3, 0, 600", "4, 0, 600", "3, 590, 10", "3, 600, ", "9, 3000, "})
    void what_swings_is_held_until_it_is_calm(long reopened, long ago, Long held) {
        var around =
                new Circumstances(
                        List.of(), Optional.empty(), new Reopened(reopened, NOW.minusSeconds(ago)));

        var until =
                judge(Severity.Critical, Transition.OPENED, Terms.PLAIN, around)
                        .map(Mute.Held::until);

        assertEquals(Optional.ofNullable(held).map(NOW::plusSeconds), until);
    }

    @Test
    void quiet_hours_hold_what_is_not_critical() {
        assertEquals(
                Optional.of(new Mute.Held(MORNING, "quiet hours")),
                judge(Severity.Warning, Transition.OPENED, NIGHTS, CALM));
        assertEquals(Optional.empty(), judge(Severity.Critical, Transition.OPENED, NIGHTS, CALM));
        assertEquals(
                Optional.of(new Mute.Held(MORNING, "quiet hours")),
                judge(Severity.Critical, Transition.OPENED, nights(true), CALM));
    }

    private static Terms nights(Boolean criticalToo) {
        var hours = new QuietHours("22:00", "07:00", ZoneOffset.UTC, null, criticalToo);
        return new Terms(List.of(), hours, null, null);
    }

    private static Silence silence(String connection) {
        return new Silence(
                "sil_1",
                "acme",
                Silence.Kind.Maintenance,
                List.of(new Matcher("connection_id", Matcher.Op.IS, connection)),
                NOW.minusSeconds(60),
                NOW.plusSeconds(600),
                "ada",
                "new line cards",
                Silence.State.Active,
                NOW,
                NOW);
    }

    private static Optional<Mute.Held> judge(
            Severity severity, Transition transition, Terms terms, Circumstances around) {
        var trouble =
                new Trouble(
                        "anm_1",
                        TroubleKind.RouteAnomaly,
                        severity,
                        State.Open,
                        "acme",
                        "con_1",
                        "pfx_1",
                        "205.251.192.0/23",
                        "a summary",
                        NOW,
                        NOW,
                        NOW,
                        Optional.empty(),
                        "{}",
                        Map.of(),
                        1);
        return Mute.judge(trouble, transition, terms, around, new Settings(), NOW);
    }

    /** The defaults. */
    private static final class Settings implements MuteConfig {
        @Override
        public List<String> inhibitions() {
            return List.of();
        }

        @Override
        public Duration inhibitionLook() {
            return Duration.ofMinutes(1);
        }

        @Override
        public int flaps() {
            return 3;
        }

        @Override
        public Duration flapWindow() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration calm() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration longestLook() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration lookEvery() {
            return Duration.ofSeconds(1);
        }
    }
}
