package peering.alerting.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.alerting.alert.Matcher.Op;

class MatcherTest {
    private static final Map<String, String> LABELS =
            Map.of("kind", "route-anomaly", "prefix", "192.0.2.128/25", "site", "ams1");

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "site, IS, ams1, true",
        "site, IS, ams, false",
        "metro, IS, ams1, false",
        "site, IS_NOT, ams1, false",
        "site, IS_NOT, lon1, true",
        "metro, IS_NOT, ams1, true",
        "site, LIKE, ams*, true",
        "site, LIKE, *1, true",
        "site, LIKE, *, true",
        "site, LIKE, a*s*1, true",
        "site, LIKE, ams1*, true",
        "site, LIKE, ams, false",
        "site, LIKE, *2, false",
        "metro, LIKE, *, false",
        "kind, LIKE, *-*o*y, true",
        "prefix, WITHIN, 192.0.2.0/24, true",
        "prefix, WITHIN, 192.0.2.128/25, true",
        "prefix, WITHIN, 192.0.2.128/26, false",
        "prefix, WITHIN, 2001:db8::/32, false",
        "site, WITHIN, 192.0.2.0/24, false",
        "metro, WITHIN, 192.0.2.0/24, false",
    })
    void a_condition_holds_or_not(String label, Op op, String value, boolean holds) {
        assertEquals(holds, new Matcher(label, op, value).holds(LABELS));
    }

    @Test
    void all_have_to_hold_and_of_none_all_do() {
        var right = new Matcher("site", Op.IS, "ams1");
        var wrong = new Matcher("site", Op.IS, "lon1");

        assertTrue(Matcher.allHold(List.of(), LABELS));
        assertTrue(Matcher.allHold(List.of(right), LABELS));
        assertEquals(false, Matcher.allHold(List.of(right, wrong), LABELS));
    }

    @Test
    void what_is_to_be_within_must_be_a_prefix() {
        var sound = List.of(new Matcher("prefix", Op.WITHIN, "2001:db8::/32"));
        var nonsense = List.of(new Matcher("prefix", Op.WITHIN, "ams1"));

        Matcher.refuseNonsense(sound);
        assertThrows(HttpProblem.class, () -> Matcher.refuseNonsense(nonsense));
    }
}
