package peering.registration.partner.registered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.registration.partner.PartnerConfig;

class RotationTest {
    private record Keys(Duration overlap, Duration longestOverlap, int mostReplaced)
            implements PartnerConfig.Keys {}

    private static final Keys CONFIG = new Keys(Duration.ofDays(7), Duration.ofDays(30), 5);

    @Test
    void without_a_wish_the_overlap_is_the_configured_one() {
        assertEquals(Duration.ofDays(7), Rotation.overlap(null, CONFIG));
        assertEquals(Duration.ofDays(7), Rotation.overlap(new Rotation(null), CONFIG));
    }

    @ParameterizedTest
    @CsvSource({"P30D, 720", "PT12H, 12", "PT0S, 0"})
    void may_be_as_long_as_the_configuration_allows(String text, int hours) {
        assertEquals(Duration.ofHours(hours), Rotation.overlap(new Rotation(text), CONFIG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P31D", "PT-1S", "P1M", "7 days", "", "PT9223372036854775807H"})
    void is_no_longer_and_no_shorter_and_a_duration(String text) {
        var refused =
                assertThrows(HttpProblem.class, () -> Rotation.overlap(new Rotation(text), CONFIG));

        assertEquals("/problems/field-invalid", refused.getType().toString());
    }
}
