package peering.telemetry.watched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

    @ParameterizedTest(name = "{0} takes {1}: {2}")
    @CsvSource({
        "1 2 3,         1 2 3,     true",
        "1 2 3,         1 2,       false",
        "1 2 3,         1 2 3 4,   false",
        "* 3,           3,         true",
        "* 3,           1 2 3,     true",
        "* 3,           1 3 2,     false",
        "? 3,           1 3,       true",
        "? 3,           3,         false",
        "* 7|8 3,       1 2 8 3,   true",
        "* 7|8 3,       1 2 9 3,   false",
        "1 * 3 *,       1 3,       true",
        "* 2 * 2 * 3,   1 2 4 3,   false",
        "*,             1,         true",
        "AS1 AS2|as3,   1 3,       true",
    })
    void takes(String pattern, String networks, boolean expected) {
        assertEquals(expected, PathPattern.parse(pattern).matches(numbers(networks)));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "1 x", "1||2", "|", "**", "(1)", "1 -2", "4294967296"})
    void what_is_no_pattern_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> PathPattern.parse(text));
    }

    @Test
    void too_long_a_pattern_is_refused_and_one_of_stars_takes_no_time() {
        assertThrows(IllegalArgumentException.class, () -> PathPattern.parse("1 ".repeat(51)));
        assertThrows(IllegalArgumentException.class, () -> PathPattern.parse("1".repeat(501)));

        var stars = PathPattern.parse("* 1 ".repeat(25));
        var ones = LongStream.range(0, 255).mapToObj(i -> i == 254 ? 2L : 1L).toList();
        assertFalse(stars.matches(ones));
    }

    @Test
    void is_its_text() {
        assertEquals("* 1|2", PathPattern.parse(" *  1|2 ").toString());
        assertEquals(PathPattern.parse("* 1"), PathPattern.parse("*  1"));
    }

    private static List<Long> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Long::valueOf).toList();
    }
}
