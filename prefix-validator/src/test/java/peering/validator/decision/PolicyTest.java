package peering.validator.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Outcome;
import peering.contract.VerdictFact.Result;
import peering.validator.decision.Policy.Before;

class PolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration GRACE = Duration.ofHours(1);
    private static final Policy POLICY = new Policy(Map.of(), GRACE);

    @ParameterizedTest(name = "{1}, before {0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "None | rov Passed irr NotApplicable | Verified | Every check that applies passed.",
                "None | rov Warning | Warning | In force; to mend: rov is Warning.",
                "None | rov Failed | Failed | rov is Failed.",
                "None | text Failed | Invalid | text is Failed.",
                "None | irr Failed | Failed | irr is Failed.",
                "None | rov Passed rdap Pending | Pending | Waiting: rdap is Pending.",
                "None | rov Warning rdap Unknown | Unknown | Not known yet: rdap is Unknown.",
                "None | rov Passed rdap Unknown | Warning | "
                        + " In force; not looked at anew: rdap is Unknown.",
                "None | rov Unknown | Unknown | Not known yet: rov is Unknown.",
                "None | rov Passed irr Unknown | Warning | "
                        + " In force; not looked at anew: irr is Unknown.",
                "None | rov Failed key Failed | Failed | rov is Failed. (and 1 more)",
                "None | rov Failed rdap Pending | Failed | rov is Failed.",
                "Verified | rov Unknown | Warning | "
                        + " In force; not looked at anew: rov is Unknown.",
                "Warning | rdap Pending | Warning | In force; waiting: rdap is Pending.",
                "Verified | rov Failed | Failed | rov is Failed.",
                "Verified | key Failed irr Failed | Failed | key is Failed. (and 1 more)",
                "Verified | irr Failed | Warning | In force until 2026-11-25T13:00:00Z,"
                        + " and failed then unless it is mended: irr is Failed.",
                "None | rov Passed control Pending | Pending | Waiting: control is Pending.",
                "Verified | rov Passed control Pending | Warning | In force until 2026-11-25T13:00:00Z,"
                        + " and failed then unless it is mended: control is Pending.",
                "Failed | rov Passed control Pending | Pending | Waiting: control is Pending.",
                "Unknown | rov Unknown | Unknown | Not known yet: rov is Unknown.",
                "Failed | rov Unknown | Unknown | Not known yet: rov is Unknown.",
                "Failed | rov Passed | Verified | Every check that applies passed.",
                "Failed | irr Failed | Failed | irr is Failed.",
            })
    void follows_the_table_of_its_comment(
            Outcome before, String findings, Outcome outcome, String sentence) {
        var decision = POLICY.decide(findings(findings), new Before(before, Optional.empty()), NOW);

        assertEquals(outcome, decision.outcome());
        assertEquals(sentence, decision.sentence());
    }

    @ParameterizedTest(name = "{0}, lapsed {1}: {2}")
    @CsvSource({
        "Failed,  true,  Failed",
        "Failed,  false, Pending",
        "Pending, true,  Pending",
        "Unknown, true,  Pending",
    })
    void what_fell_for_want_of_a_proof_stays_failed_until_there_is_one(
            Outcome before, boolean lapsed, Outcome outcome) {
        var missing = findings("rov Passed control Pending");
        var since = new Before(before, Optional.empty(), lapsed);

        var decision = POLICY.decide(missing, since, NOW);

        assertEquals(outcome, decision.outcome());
        assertEquals(
                (outcome == Outcome.Failed ? "" : "Waiting: ") + "control is Pending.",
                decision.sentence());
        var mended = POLICY.decide(findings("rov Passed control Passed"), since, NOW);
        assertEquals(Outcome.Verified, mended.outcome());
    }

    @Test
    void a_roa_that_ends_soon_attests_as_long_as_it_lasts() {
        var silent = finding("rdap", Result.Unknown);
        var expiring = finding("rov", "rov-expiring", Result.Warning);
        var missing = finding("rov", "rov-not-found", Result.Warning);

        assertEquals(
                Outcome.Warning,
                POLICY.decide(List.of(silent, expiring), Before.NOTHING, NOW).outcome());
        assertEquals(
                Outcome.Unknown,
                POLICY.decide(List.of(silent, missing), Before.NOTHING, NOW).outcome());
    }

    @Test
    void a_grace_is_given_once_and_ends() {
        var failing = findings("rov Passed irr Failed");
        var first = POLICY.decide(failing, new Before(Outcome.Verified, Optional.empty()), NOW);
        var since = new Before(first.outcome(), first.failsAt());
        var end = NOW.plus(GRACE);

        assertEquals(Optional.of(end), first.failsAt());
        assertEquals(first, POLICY.decide(failing, since, end.minusNanos(1)));
        assertEquals(Outcome.Failed, POLICY.decide(failing, since, end).outcome());
        var mended = POLICY.decide(findings("rov Passed irr Passed"), since, end);
        assertEquals(new Decision(Outcome.Verified, mended.sentence(), Optional.empty()), mended);
    }

    @Test
    void an_installation_weighs_reasons_as_it_likes_and_its_version_says_so() {
        var strict = new Policy(Map.of("rov-Warning", Result.Failed), GRACE);

        var weighed = strict.weigh(findings("rov Warning key Warning"));

        assertEquals(
                List.of(Result.Failed, Result.Warning),
                weighed.stream().map(Finding::result).toList());
        assertNotEquals(POLICY.version(), strict.version());
        assertTrue(strict.version().startsWith(POLICY.version() + "-"), strict.version());
    }

    /** Pairs of check and result. */
    private static List<Finding> findings(String text) {
        return Pattern.compile("(\\S+) (\\S+)")
                .matcher(text)
                .results()
                .map(pair -> finding(pair.group(1), Result.valueOf(pair.group(2))))
                .toList();
    }

    private static Finding finding(String check, Result result) {
        return finding(check, check + "-" + result, result);
    }

    private static Finding finding(String check, String reason, Result result) {
        return new Finding(
                check,
                result,
                reason,
                check + " is " + result + ".",
                Optional.empty(),
                "test",
                NOW,
                Optional.empty(),
                Map.of());
    }
}
