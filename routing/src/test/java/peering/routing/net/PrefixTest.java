package peering.routing.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import peering.routing.Cases;

class PrefixTest {

    static Stream<JsonNode> texts() {
        return Cases.list("cases/prefix-text-cases.json", "cases");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void text_is_read_strictly_and_written_canonically(JsonNode text) {
        String input = text.get("input").asText();
        String expected = text.get(text.get("ok").asBoolean() ? "canonical" : "error").asText();

        assertEquals(expected, canonicalOrFault(input));
    }

    private static String canonicalOrFault(String input) {
        try {
            return Prefix.parse(input).toString();
        } catch (PrefixTextException e) {
            return e.fault().name();
        }
    }

    @Test
    void all_seventy_texts_are_here() {
        assertEquals(70, texts().count());
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7/24, 203.0.113.0/24",
        "10.1.2.3/8, 10.0.0.0/8",
        "2001:db8::1/64, 2001:db8::/64",
        "2001:db8:0:1::/63, 2001:db8::/63"
    })
    void host_bits_are_answered_with_the_prefix_that_was_meant(String text, String meant) {
        var refusal = assertThrows(PrefixTextException.class, () -> Prefix.parse(text));

        assertTrue(refusal.isHostBits());
        assertEquals("host bits are set: did you mean " + meant + "?", refusal.getMessage());
        assertEquals(Optional.of(Prefix.parse(meant)), refusal.meant());
    }

    @ParameterizedTest(name = "{0} ends in {1}")
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255",
        "203.0.113.7/32, 203.0.113.7",
        "0.0.0.0/0, 255.255.255.255",
        "10.0.0.0/7, 11.255.255.255",
        "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8::/72, 2001:db8::ff:ffff:ffff:ffff",
        "2001:db8::1/128, 2001:db8::1",
        "::/0, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void a_prefix_has_a_last_address(String prefix, String last) {
        assertEquals(IpAddress.parse(last), Prefix.parse(prefix).last());
    }

    @Test
    void a_refusal_shows_hostile_text_cut_and_without_control_characters() {
        var refusal =
                assertThrows(
                        PrefixTextException.class,
                        () -> Prefix.parse("\u001b[31m" + "x".repeat(10_000) + "/24"));

        assertTrue(refusal.getMessage().length() < 200);
        assertFalse(refusal.getMessage().contains("\u001b"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.0/24, true",
        "10.1.2.0/24, 10.1.2.0/24, true",
        "10.1.2.0/24, 10.0.0.0/8, false",
        "10.1.2.0/24, 10.1.3.0/24, false",
        "0.0.0.0/0, 255.255.255.255/32, true",
        "0.0.0.0/0, ::/0, false",
        "::/0, 0.0.0.0/0, false",
        "2001:db8::/63, 2001:db8:0:1::/64, true",
        "2001:db8::/64, 2001:db8::1/128, true",
        "2001:db8::/65, 2001:db8::8000:0:0:0/65, false",
        "::/0, ffff::/16, true"
    })
    void covers_itself_and_its_parts(String outer, String inner, boolean expected) {
        assertEquals(expected, Prefix.parse(outer).covers(Prefix.parse(inner)));
    }

    @Test
    void parents_come_before_their_children_and_IPv4_before_IPv6() {
        var shuffled =
                List.of("::/0", "128.0.0.0/1", "10.1.0.0/16", "10.0.0.0/16", "10.0.0.0/8").stream()
                        .map(Prefix::parse)
                        .sorted()
                        .map(Prefix::toString)
                        .toList();

        assertEquals(
                List.of("10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16", "128.0.0.0/1", "::/0"),
                shuffled);
    }

    @Test
    void a_prefix_with_host_bits_cannot_be_made() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Prefix(Prefix.Family.IPV4, 1L << 32, 0, 24));
        assertThrows(
                IllegalArgumentException.class, () -> new Prefix(Prefix.Family.IPV4, 0, 0, 33));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1", "2001:db8::1", "::", "::ffff:c000:201"})
    void an_address_survives_its_bytes_and_its_text(String text) {
        var address = IpAddress.parse(text);

        assertEquals(address, IpAddress.of(address.toBytes()));
        assertEquals(text, address.toString());
        assertTrue(Prefix.around(address, 8).contains(address));
    }
}
