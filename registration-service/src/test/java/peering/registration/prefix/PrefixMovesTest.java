package peering.registration.prefix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.PrefixFact.Standing;
import peering.registration.connection.Terms;
import peering.registration.connection.change.ConnectionChange;

class PrefixMovesTest {
    private static final Terms BEFORE = terms("ptn_1", "site_1", "site_2");

    @ParameterizedTest(name = "{0}, carried: {1}, sites {2} and {3}: {4}")
    @CsvSource({
        "Verified, true,  site_1, site_2, unchanged",
        "Verified, true,  site_3, site_2, path-changes",
        "Verified, true,  site_1,       , path-changes",
        "Verified, false, site_3, site_2, unchanged",
        "Pending,  true,  site_3, site_2, unchanged",
        "Failed,   true,  site_3, site_2, unchanged",
    })
    void other_sites_move_what_has_a_path(
            Standing standing, boolean carries, String primary, String backup, String effect) {
        var row = new PrefixEntity();
        row.standing = standing;
        var change =
                new ConnectionChange(
                        "con_1",
                        "acme",
                        BEFORE,
                        terms("ptn_1", primary, backup),
                        Map.of(),
                        carries);

        assertEquals(effect, PrefixMoves.effect(row, change).effect().word());
    }

    private static Terms terms(String partner, String primary, String backup) {
        return new Terms("n", null, Map.of(), partner, primary, backup);
    }
}
