package peering.validator.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import peering.kit.facts.FactJson;

class WordingTest {
    private static final String FACE = "\ud83d\ude00";

    @Test
    void what_could_not_be_kept_is_replaced() {
        assertEquals("a b?c?d?", Wording.plain("a\tb\u0000c\nd\u0085", 100));
        assertEquals("?x?" + FACE + "?", Wording.plain("\ud800x\ude00" + FACE + "\ud83d", 100));
        assertEquals("Müller 東京", Wording.plain("Müller 東京", 100));
        assertEquals("", Wording.plain("", 100));
    }

    @Test
    void what_is_too_long_is_cut_and_no_pair_is_cut_in_two() {
        assertEquals("abc", Wording.plain("abcdef", 3));
        assertEquals("ab", Wording.plain("ab" + FACE, 3));
        assertEquals("ab" + FACE, Wording.plain("ab" + FACE, 4));
        assertEquals("", Wording.plain(FACE, 1));
        assertEquals("", Wording.plain("abc", 0));
    }

    @Test
    void what_is_left_survives_json() {
        String text = Wording.plain("\ud800\u0000" + FACE, 100);

        assertEquals(text, FactJson.read(FactJson.text(text), String.class));
    }
}
