package peering.routing.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import peering.routing.Cases;
import peering.routing.net.SpecialPurpose.Block;

class SpecialPurposeTest {

    static Stream<JsonNode> prefixes() {
        return Cases.list("cases/prefix-policy-cases.json", "cases");
    }

    @ParameterizedTest
    @MethodSource("prefixes")
    void the_policy_of_the_Internet_objects_as_expected(JsonNode expected) {
        var prefix = Prefix.parse(expected.get("prefix").asText());

        var objections =
                PrefixPolicy.INTERNET.objections(prefix).stream()
                        .map(Enum::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (objections.isEmpty()) objections.add("OK");

        assertEquals(new TreeSet<>(texts(expected.get("expected"))), objections);
    }

    @ParameterizedTest
    @MethodSource("prefixes")
    void the_blocks_around_and_inside_are_named(JsonNode expected) {
        var prefix = Prefix.parse(expected.get("prefix").asText());

        var around = SpecialPurpose.blockOf(prefix).map(b -> b.prefix().toString()).orElse(null);
        var inside =
                SpecialPurpose.blocksIn(prefix).stream().map(b -> b.prefix().toString()).toList();

        assertEquals(expected.get("block").textValue(), around);
        var firstSix = texts(expected.get("contains"));
        assertTrue(inside.containsAll(firstSix), inside + " lacks some of " + firstSix);
        assertEquals(firstSix.size(), Math.min(6, inside.size()));
    }

    private static List<String> texts(JsonNode array) {
        return Cases.each(array).map(JsonNode::asText).toList();
    }

    @Test
    void all_eighty_one_prefixes_are_here() {
        assertEquals(81, prefixes().count());
    }

    @Test
    void the_verdict_names_the_block_and_its_source() {
        var standing = SpecialPurpose.of(Prefix.parse("10.2.0.0/16"));

        assertEquals(
                new SpecialPurpose.Standing.Special(
                        new Block(Prefix.parse("10.0.0.0/8"), false, "Private-Use", "RFC1918")),
                standing);
    }

    @Test
    void a_policy_that_takes_nothing_cannot_be_made() {
        assertThrows(IllegalArgumentException.class, () -> new PrefixPolicy(25, 24, 16, 48));
    }
}
