package peering.validator.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Lapse;
import peering.contract.VerdictFact.Outcome;

class LapsesTest {
    private static final Instant THEN = Instant.parse("2026-11-25T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Lapse LASTING = new Lapse("lps_1", THEN, Optional.empty());

    @ParameterizedTest(name = "{0}, lapsed {1}, now {2}, grace {3}: {4}")
    @CsvSource({
        "Verified, false, Verified, false, none",
        "Verified, false, Warning,  false, none",
        "Verified, false, Warning,  true,  begins",
        "Warning,  false, Failed,   false, begins",
        "Warning,  false, Invalid,  false, begins",
        "Verified, false, Pending,  false, none",
        "Verified, false, Unknown,  false, none",
        "Pending,  false, Failed,   false, none",
        "Failed,   false, Failed,   false, none",
        "Failed,   false, Verified, false, none",
        "Failed,   true,  Verified, false, ends",
        "Warning,  true,  Warning,  true,  lasts",
        "Warning,  true,  Failed,   false, lasts",
        "Failed,   true,  Pending,  false, lasts",
        "Failed,   true,  Unknown,  false, lasts",
        "Pending,  true,  Warning,  false, ends",
    })
    void follows_the_table_of_its_comment(
            Outcome was, boolean lapsed, Outcome is, boolean grace, String expected) {
        var last = verdict(was, lapsed ? Optional.of(LASTING) : Optional.empty());
        Optional<Instant> failsAt = grace ? Optional.of(NOW.plusSeconds(1)) : Optional.empty();

        var lapse = Lapses.of(Optional.of(last), new Decision(is, "", failsAt), NOW);

        assertEquals(expected, word(lapse));
    }

    private static String word(Optional<Lapse> lapse) {
        if (lapse.isEmpty()) return "none";
        if (lapse.get().endedAt().isPresent()) {
            return lapse.get().equals(Lapses.ended(LASTING, NOW)) ? "ends" : "another ends";
        }
        return lapse.get().equals(LASTING) ? "lasts" : "begins";
    }

    private static VerdictFact verdict(Outcome outcome, Optional<Lapse> lapse) {
        return new VerdictFact(
                "ver_1",
                "pfx_1",
                "acme",
                "con_1",
                "205.251.192.0/23",
                1,
                outcome,
                "",
                Optional.empty(),
                lapse,
                "2",
                List.of(),
                THEN,
                1);
    }
}
