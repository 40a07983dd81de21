package peering.routing.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.net.Asn.Purpose;

class AsnTest {

    @ParameterizedTest
    @CsvSource({
        "AS64500, 64500",
        "as64500, 64500",
        "64500, 64500",
        "AS0, 0",
        "4294967295, 4294967295"
    })
    void plain_numbers_are_read_with_and_without_AS(String text, long value) {
        assertEquals(new Asn(value), Asn.parse(text));
        assertEquals("AS" + value, Asn.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AS",
                "AS 1",
                "-1",
                "+1",
                "01",
                "4294967296",
                "99999999999",
                "٦٤",
                "AS1 ",
                "1e3"
            })
    void anything_else_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Asn.parse(text));
    }

    @Test
    void the_dotted_form_is_refused_with_the_plain_number() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Asn.parse("1.10"));

        assertTrue(refusal.getMessage().endsWith("write AS65546"), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "0, RESERVED",
        "1, PUBLIC",
        "112, ANYCAST_SINK",
        "23456, TRANSITION",
        "64495, PUBLIC",
        "64496, DOCUMENTATION",
        "64511, DOCUMENTATION",
        "64512, PRIVATE",
        "65534, PRIVATE",
        "65535, RESERVED",
        "65536, DOCUMENTATION",
        "65551, DOCUMENTATION",
        "65552, RESERVED",
        "131071, RESERVED",
        "131072, PUBLIC",
        "4199999999, PUBLIC",
        "4200000000, PRIVATE",
        "4294967294, PRIVATE",
        "4294967295, RESERVED"
    })
    void the_registries_say_what_a_number_is_for(long value, Purpose purpose) {
        assertEquals(purpose, Asn.of(value).purpose());
    }
}
