package peering.registration.partner.registered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import peering.routing.net.Prefix;

class PrefixKeyTest {

    @Test
    void has_192_bits_and_never_comes_twice() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            String text = PrefixKey.fresh().text();
            assertTrue(text.matches("ppk_[A-Za-z0-9_-]{32}"), text);
            assertTrue(seen.add(text));
        }
    }

    /** The test vector "abc" of FIPS 180-4. */
    @Test
    void is_kept_as_sha_256() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                new PrefixKey("abc").fingerprint());
    }

    @Test
    void is_not_printed() {
        var key = PrefixKey.fresh();

        assertFalse(key.toString().contains(key.text()));
    }

    @Test
    void opens_its_prefix_and_parts_of_it_for_its_partner_while_it_is_current() {
        var grant = grant(true);

        assertTrue(grant.opens(Prefix.parse("205.251.192.0/21"), "ptn_a"));
        assertTrue(grant.opens(Prefix.parse("205.251.199.0/24"), "ptn_a"));
        assertFalse(grant.opens(Prefix.parse("205.251.192.0/20"), "ptn_a"));
        assertFalse(grant.opens(Prefix.parse("205.251.200.0/24"), "ptn_a"));
        assertFalse(grant.opens(Prefix.parse("205.251.192.0/21"), "ptn_b"));
        assertFalse(grant(false).opens(Prefix.parse("205.251.192.0/21"), "ptn_a"));
    }

    @Test
    void of_an_asn_opens_whatever_its_partner_carries() {
        var grant = Grant.ofAsn("ras", "ptn_a", 64500, 16509, "f", true);

        assertTrue(grant.opens(Prefix.parse("205.251.192.0/21"), "ptn_a"));
        assertTrue(grant.opens(Prefix.parse("2600:9000::/28"), "ptn_a"));
        assertFalse(grant.opens(Prefix.parse("205.251.192.0/21"), "ptn_b"));
        assertFalse(
                Grant.ofAsn("ras", "ptn_a", 64500, 16509, "f", false)
                        .opens(Prefix.parse("205.251.192.0/21"), "ptn_a"));
        assertEquals(List.of(16509L), grant.origins());
    }

    private static Grant grant(boolean current) {
        return new Grant(
                "rpx",
                "ptn_a",
                16509,
                Prefix.parse("205.251.192.0/21"),
                List.of(16509L),
                "f",
                current);
    }
}
