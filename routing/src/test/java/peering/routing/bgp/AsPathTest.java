package peering.routing.bgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.net.Asn;

class AsPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "3561 3491 29614",
                "1 2 {3,4}",
                "(65001 65002) 1 2",
                "1 [65001,2] 3"
            })
    void text_survives_reading_and_writing(String text) {
        assertEquals(text, AsPath.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{1", "1 x", "{}", "-1", "1 2)", "4294967296"})
    void what_is_not_a_path_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> AsPath.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'1 2 3', 3, 3, 1, 3",
        "'1 2 3 3 3', 3, 5, 1, 3",
        "'1 2 {3,4}', '', 3, 1, 3 4",
        "'1 2 {3}', '', 3, 1, 3",
        "'(65001 65002) 1 2', 2, 2, 65001, 2",
        "'1 (65001 65002)', '', 1, 1, 65002",
        "'1 [65001,2]', '', 1, 1, 2 65001",
        "'', '', 0, '', ''"
    })
    void origin_length_and_first_follow_the_segments(
            String text, String origin, int length, String first, String possible) {
        var path = AsPath.parse(text);

        assertEquals(origin, path.origin().map(a -> "" + a.value()).orElse(""));
        assertEquals(length, path.length());
        assertEquals(first, path.first().map(a -> "" + a.value()).orElse(""));
        assertEquals(possible, numbers(path.possibleOrigins()));
    }

    private static String numbers(Set<Asn> asns) {
        return asns.stream().sorted().map(a -> "" + a.value()).collect(Collectors.joining(" "));
    }

    @Test
    void hops_fold_prepending_and_leave_sets_out() {
        var path = AsPath.parse("1 1 2 {7,8} 2 3");

        assertEquals(List.of(Asn.of(1), Asn.of(2), Asn.of(3)), path.hops());
        assertTrue(path.contains(Asn.of(8)));
    }

    @ParameterizedTest(name = "{0} with AS4_PATH {1} is {2}")
    @CsvSource({
        "'1 23456 23456', '70000 70001', '1 70000 70001'",
        "'1 2 23456', '', '1 2 23456'",
        "'1 23456', '70000 70001 70002', '1 23456'",
        "'23456 23456', '70000 70001', '70000 70001'",
        "'1 2 {23456,3}', '2 {70000,3}', '1 2 {70000,3}'",
        "'(65001) 1 23456', '70000', '(65001) 1 70000'",
        "'1 23456 2', '(65001) 70000 2', '1 70000 2'"
    })
    void an_AS4_PATH_replaces_the_tail(String path, String as4Path, String merged) {
        assertEquals(
                merged, AsPathWire.merged(AsPath.parse(path), AsPath.parse(as4Path)).toString());
    }

    @Test
    void an_origin_is_a_known_number_or_nothing() {
        assertEquals(Optional.of(Asn.of(4200000000L)), AsPath.of(1, 4200000000L).origin());
        assertEquals(Optional.empty(), AsPath.of().origin());
    }

    @ParameterizedTest(name = "{0}: upstream {1}, {2} steps to 3, prepends {3}, loops {4}")
    @CsvSource({
        "1 2 3, 2, 2, 0, ''",
        "1 2 2 2 3, 2, 2, 0, ''",
        "1 2 3 3 3, 2, 2, 2, ''",
        "3 1 3 3, 1, 0, 1, 3",
        "1 3 2 3 2, 3, 1, 0, '3 2'",
        "3, , 0, 0, ''",
        "1 2 {3}, , , 0, ''",
        "(65001) 1 3, 1, 1, 0, ''",
        "'', , , 0, ''"
    })
    void a_path_says_what_detection_asks(
            String text, Long upstream, Integer steps, int prepended, String loops) {
        var path = AsPath.parse(text);
        var three = Asn.of(3);

        assertEquals(Optional.ofNullable(upstream), path.upstream().map(Asn::value));
        assertEquals(
                steps == null ? OptionalInt.empty() : OptionalInt.of(steps), path.hopsTo(three));
        assertEquals(prepended, path.prependedBy(three));
        assertEquals(
                loops,
                path.loops().stream()
                        .map(asn -> Long.toString(asn.value()))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void numbers_that_must_not_be_seen_are_found_wherever_they_stand() {
        var path = AsPath.parse("3561 64512 {0,112} 23456 4200000000");

        assertEquals(
                "[AS64512, AS0, AS23456, AS4200000000]",
                path.bogons().stream().map(Asn::toString).toList().toString());
    }

    @Test
    void sets_are_noticed_and_confederations_taken_out() {
        assertTrue(AsPath.parse("1 {2,3}").hasSet());
        assertTrue(AsPath.parse("[1,2] 3").hasSet());
        assertFalse(AsPath.parse("(1 2) 3").hasSet());
        assertEquals("3 {4}", AsPath.parse("(1 2) 3 {4}").withoutConfederations().toString());
    }
}
