package peering.registration.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.registration.connection.Terms.Difference;

class TermsTest {
    private static final Location HERE = new Location("Here", 52.0, 5.0);
    private static final Terms BEFORE =
            new Terms("n", HERE, Map.of("a", "1"), "ptn_1", "site_1", "site_2");

    @Test
    void differences_name_what_is_otherwise_and_nothing_else() {
        var after = new Terms("n", null, Map.of("a", "2"), "ptn_1", "site_1", null);

        assertEquals(
                Map.of(
                        "location", new Difference(HERE, null),
                        "tags", new Difference(Map.of("a", "1"), Map.of("a", "2")),
                        "backupSiteId", new Difference("site_2", null)),
                BEFORE.differences(after));
        assertEquals(
                List.of("location", "tags", "backupSiteId"),
                List.copyOf(BEFORE.differences(after).keySet()));
        assertEquals(Map.of(), BEFORE.differences(BEFORE));
    }

    @ParameterizedTest
    @CsvSource({
        "n, ptn_1, site_1, site_2, false",
        "m, ptn_1, site_1, site_2, false",
        "n, ptn_2, site_1, site_2, true",
        "n, ptn_1, site_3, site_2, true",
        "n, ptn_1, site_1, site_3, true",
        "n, ptn_1, site_1,       , true",
    })
    void partner_and_sites_move_paths(
            String name, String partner, String primary, String backup, boolean moves) {
        var after = new Terms(name, null, Map.of(), partner, primary, backup);

        assertEquals(moves, BEFORE.movesPaths(after));
    }

    @ParameterizedTest(name = "{0}={1} is a tag: {2}")
    @CsvSource({
        "team, core, true",
        "team, core:west, true",
        "te:am, core, false",
        "'', core, false",
        "team, '', false",
        "team, ' ', false",
    })
    void a_tag_has_a_key_without_a_colon_and_a_value(String key, String value, boolean good) {
        var tags = Map.of(key, value);

        assertEquals(good, new Tags.Rule().isValid(tags, null));
        if (good) assertEquals(tags, Tags.Rule.ofColumn(Tags.Rule.toColumn(tags)));
        if (good) assertTrue(Tags.Rule.isPair(key + ":" + value));
    }

    @Test
    void tags_are_bounded() {
        var most = new java.util.HashMap<String, String>();
        for (int i = 0; i < 50; i++) most.put("k" + i, "v");
        assertTrue(new Tags.Rule().isValid(most, null));
        most.put("one more", "v");

        assertFalse(new Tags.Rule().isValid(most, null));
        assertFalse(new Tags.Rule().isValid(Map.of("k".repeat(101), "v"), null));
        assertFalse(new Tags.Rule().isValid(Map.of("k", "v".repeat(101)), null));
        assertFalse(new Tags.Rule().isValid(Map.of("k", "a\nb"), null));
        assertFalse(Tags.Rule.isPair("nothing"));
        assertFalse(Tags.Rule.isPair(":v"));
        assertFalse(Tags.Rule.isPair("k:"));
    }
}
