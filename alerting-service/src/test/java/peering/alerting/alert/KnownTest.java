package peering.alerting.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.alerting.format.TroubleKind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

class KnownTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest(name = "first seen {0}: {1}")
    @CsvSource({"Open, FIRST_SIGHT", "Ended, OVER_BEFORE_FIRST_SIGHT"})
    void first_sight(State state, Decision expected) {
        assertEquals(expected, Known.first(trouble(state, Severity.Warning, 1)));
    }

    @ParameterizedTest(name = "known {0} {1} r{2}, told {3} {4} r{5}: {6}")
    @CsvSource({
        "Open,  Warning,  2, Open,  Warning,  3, NOTHING_NEW",
        "Open,  Warning,  2, Open,  Info,     3, NOTHING_NEW",
        "Open,  Warning,  2, Open,  Critical, 3, WORSENED",
        "Open,  Critical, 2, Open,  Critical, 3, NOTHING_NEW",
        "Open,  Warning,  2, Ended, Warning,  3, RESOLVED",
        "Open,  Warning,  2, Ended, Critical, 3, RESOLVED",
        "Open,  Warning,  2, Ended, Warning,  2, OUT_OF_DATE",
        "Open,  Warning,  2, Open,  Critical, 1, OUT_OF_DATE",
        "Ended, Warning,  2, Open,  Critical, 3, REOPENED",
        "Ended, Warning,  2, Open,  Critical, 2, OUT_OF_DATE",
        "Ended, Warning,  2, Ended, Warning,  3, OUT_OF_DATE",
    })
    void further_facts(
            State state,
            Severity worst,
            long revision,
            State toldState,
            Severity toldSeverity,
            long toldRevision,
            Decision expected) {
        var known = new Known(state, worst, revision);

        assertEquals(expected, known.again(trouble(toldState, toldSeverity, toldRevision)));
    }

    private static Trouble trouble(State state, Severity severity, long revision) {
        return new Trouble(
                "anm_1",
                TroubleKind.RouteAnomaly,
                severity,
                state,
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
                revision);
    }
}
