package peering.alerting.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.interfaces.EdECPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningPairTest {
    /** The pair that the README of Svix's libraries gives as an example. */
    private static final String PUBLISHED =
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

    @Test
    void shows_the_public_key_of_the_published_pair() {
        assertEquals(
                "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=",
                new SigningPair(PUBLISHED).publicKey());
    }

    @Test
    void is_a_new_one_each_time_and_reads_what_it_wrote() {
        var pair = SigningPair.fresh();

        assertNotEquals(pair, SigningPair.fresh());
        assertEquals(pair.publicKey(), new SigningPair(pair.value()).publicKey());
        var key = (EdECPrivateKey) pair.privateKey();
        assertEquals(32, key.getBytes().orElseThrow().length);
    }

    @Test
    void never_shows_itself() {
        assertFalse(new SigningPair(PUBLISHED).toString().contains("6Xb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_AAAA", "whsk_", "whsk_AAAA", "whsk_?"})
    void what_is_none_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new SigningPair(text));
    }
}
