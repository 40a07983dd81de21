package peering.kit.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @ParameterizedTest(name = "{0} found, limit {1}: {2}, next {3}")
    @CsvSource(
            value = {
                "a b c, 2, a b,   b",
                "a b,   1, a,     a",
                "a b,   2, a b,   -",
                "a,     2, a,     -",
                "'',    2, '',    -",
            },
            nullValues = "-")
    void the_row_too_many_only_tells_that_there_is_more(
            String found, int limit, String items, String next) {
        var page = Page.of(words(found), limit, word -> word);

        assertEquals(new Page<>(words(items), next), page);
    }

    @Test
    void the_cursor_is_of_the_row_and_not_of_its_public_form() {
        var page = Page.of(List.of(1, 2, 3), 2, number -> "after " + number);

        assertEquals(new Page<>(List.of("1", "2"), "after 2"), page.map(String::valueOf));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
