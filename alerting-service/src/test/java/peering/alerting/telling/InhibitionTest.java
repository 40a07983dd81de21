package peering.alerting.telling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peering.alerting.alert.Alert;
import peering.alerting.format.TroubleKind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

class InhibitionTest {
    private static final List<Inhibition> RULES =
            List.of(Inhibition.read("site-down>session-down:site"));

    @Test
    void a_site_that_is_down_keeps_its_sessions_from_being_told_and_no_others() {
        assertEquals(Optional.of("alr_1"), by("ams1", site("ams1")));
        assertEquals(Optional.empty(), by("lon1", site("ams1")));
        assertEquals(Optional.empty(), by("ams1"));
    }

    @Test
    void a_label_that_is_missing_on_both_is_nothing_in_common() {
        assertEquals(
                Optional.empty(),
                Inhibition.by(
                        RULES,
                        TroubleKind.SessionDown,
                        Map.of(),
                        List.of(alert(TroubleKind.SiteDown, Map.of()))));
    }

    @Test
    void only_the_kinds_that_matter_are_looked_for() {
        assertEquals(
                List.of(TroubleKind.SiteDown), Inhibition.sources(RULES, TroubleKind.SessionDown));
        assertEquals(List.of(), Inhibition.sources(RULES, TroubleKind.RouteAnomaly));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "site-down",
                "site-down>session-down",
                "earthquake>session-down:site",
                "site-down>site-down:site",
                "site-down>session-down:SITE"
            })
    void a_rule_that_is_none_is_refused_at_the_start(String text) {
        assertThrows(IllegalArgumentException.class, () -> Inhibition.read(text));
    }

    private static Optional<String> by(String site, Alert... open) {
        return Inhibition.by(RULES, TroubleKind.SessionDown, Map.of("site", site), List.of(open));
    }

    private static Alert site(String site) {
        return alert(TroubleKind.SiteDown, Map.of("site", site));
    }

    private static Alert alert(TroubleKind kind, Map<String, String> labels) {
        var at = Instant.EPOCH;
        return new Alert(
                "alr_1",
                kind,
                State.Open,
                Severity.Critical,
                "ops",
                null,
                null,
                null,
                "a summary",
                at,
                at,
                at,
                null,
                null,
                labels,
                at);
    }
}
