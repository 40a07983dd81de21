package peering.alerting.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.Trouble.Severity;

class AudienceTest {

    @ParameterizedTest(name = "{0} at {1}; subscribed [{2}], told before [{3}]: {4}")
    @CsvSource({
        "FIRST_SIGHT, Warning,  a b,  '',  'a opened, b opened'",
        "FIRST_SIGHT, Warning,  a a,  '',  'a opened'",
        "FIRST_SIGHT, Warning,  '',   '',  ''",
        "WORSENED,    Critical, a b,  a,   'a updated-critical-7, b opened-7'",
        "WORSENED,    Critical, b,    a,   'b opened-7'",
        "RESOLVED,    Warning,  a b,  a c, 'a resolved-7, c resolved-7'",
        "RESOLVED,    Warning,  a,    '',  ''",
        "REOPENED,    Warning,  a b,  a c, 'a opened-7, b opened-7'",
        "REOPENED,    Warning,  '',   a,   ''",
        "NOTHING_NEW, Warning,  a,    a,   ''",
        "OUT_OF_DATE, Warning,  a,    a,   ''",
        "OVER_BEFORE_FIRST_SIGHT, Warning, a, '', ''",
    })
    void hears(
            Decision decision, Severity severity, String subscribed, String told, String expected) {
        var hears = Audience.of(decision, severity, 7, words(subscribed), words(told));

        assertEquals(
                expected,
                hears.stream()
                        .map(one -> one.endpointId() + " " + one.key())
                        .collect(Collectors.joining(", ")));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
