package peering.registration.partner.registered;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key to a registered prefix: whoever holds it may claim the prefix, or a part of it. Shown
 * once; only its {@link #fingerprint} is kept.
 *
 * <p>192 bits of chance need no salt and no slow hash. Keys are found by fingerprint, so no
 * comparison tells by its time how much of a guess was right.
 */
public record PrefixKey(String text) {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int BYTES = 24;

    /** The most characters of a text that is looked at. */
    public static final int LONGEST = 200;

    public static PrefixKey fresh() {
        byte[] chance = new byte[BYTES];
        CHANCE.nextBytes(chance);
        return new PrefixKey(
                "ppk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(chance));
    }

    /** SHA-256 of the text, lower-case hexadecimal. */
    public String fingerprint() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Nobody's logs may hold it. */
    @Override
    public String toString() {
        return "PrefixKey[" + fingerprint().substring(0, 8) + "…]";
    }
}
