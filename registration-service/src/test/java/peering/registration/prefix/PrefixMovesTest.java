package peering.registration.prefix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import peering.contract.PrefixFact.Standing;
import peering.registration.connection.Terms;
import peering.registration.connection.change.ConnectionChange;
import peering.registration.partner.registered.Grant;
import peering.registration.partner.registered.PrefixKey;
import peering.routing.net.Prefix;

class PrefixMovesTest {
    private static final Terms BEFORE = terms("ptn_1", "site_1", "site_2");
    private static final PrefixKey KEY = new PrefixKey("ppk_x");

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
        var change = change(terms("ptn_1", primary, backup), Map.of(), carries);

        assertEquals(effect, effect(row(standing), change, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "Released")
    void another_partner_needs_a_key_for_each_and_has_it_judged_anew(Standing standing) {
        var after = terms("ptn_2", "site_1", "site_2");
        var without = change(after, Map.of(), true);
        var with = change(after, Map.of("pfx_1", KEY), true);
        var row = row(standing);

        assertEquals("needs-key", effect(row, without, Optional.empty()));
        assertEquals(
                PrefixMoves.NO_KEY, PrefixMoves.effect(row, without, Optional.empty()).detail());
        assertEquals("needs-key", effect(row, with, Optional.empty()));
        assertEquals(PrefixMoves.BAD_KEY, PrefixMoves.effect(row, with, Optional.empty()).detail());
        assertEquals("judged-anew", effect(row, with, Optional.of(grant(2L))));
        assertEquals(
                standing == Standing.Verified,
                PrefixMoves.judgedAnew(row).detail().contains("stays Verified"));
    }

    @Test
    void origins_that_were_left_to_the_partner_are_left_to_the_new_one() {
        var row = row(Standing.Verified);

        assertEquals(List.of(2L), PrefixMoves.origins(row, Optional.of(grant(1L)), grant(2L)));
        assertEquals(List.of(1L), PrefixMoves.origins(row, Optional.of(grant(7L)), grant(2L)));
        assertEquals(List.of(1L), PrefixMoves.origins(row, Optional.empty(), grant(2L)));
    }

    @Test
    void a_claim_that_rests_on_something_else_waits_for_its_verdict() {
        var row = row(Standing.Verified);
        row.claimRevision = 3;
        row.verdictId = "ver_1";

        row.restOn("con_2", grant(2L), List.of(5L));

        assertTrue(row.awaitsVerdict());
        assertEquals(4, row.claimRevision);
        assertEquals("con_2", row.connectionId);
        assertEquals("ptn_2", row.partnerId);
        assertEquals("f", row.fingerprint);
        assertEquals(List.of(5L), List.of(row.origins));
    }

    private static String effect(PrefixEntity row, ConnectionChange change, Optional<Grant> grant) {
        return PrefixMoves.effect(row, change, grant).effect().word();
    }

    private static PrefixEntity row(Standing standing) {
        var row = new PrefixEntity();
        row.id = "pfx_1";
        row.standing = standing;
        row.origins = new Long[] {1L};
        return row;
    }

    private static Grant grant(long origin) {
        return new Grant(
                "rpx_1", "ptn_2", 2, Prefix.parse("99.86.0.0/20"), List.of(origin), "f", true);
    }

    private static ConnectionChange change(
            Terms after, Map<String, PrefixKey> keys, boolean carries) {
        return new ConnectionChange("con_1", BEFORE, after, keys, carries);
    }

    private static Terms terms(String partner, String primary, String backup) {
        return new Terms("n", null, Map.of(), partner, primary, backup);
    }
}
