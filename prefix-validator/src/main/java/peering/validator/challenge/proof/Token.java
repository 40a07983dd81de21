package peering.validator.challenge.proof;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What is to be published: {@code ops-challenge=} and 160 random bits as 32 digits of base 32. Kept
 * is only its hash, over which the terms stand too: the same token proves nothing for another
 * organisation, prefix or time.
 */
public final class Token {
    private static final String NAME = "ops-challenge=";
    private static final int BITS = 160;
    private static final int DIGIT = 5;
    private static final Pattern WRITTEN =
            Pattern.compile("ops-challenge=([0-9a-v]{32})(?![0-9a-v])");

    /** Of one text: more is noise. */
    private static final int MOST = 100;

    private Token() {}

    public static String fresh(SecureRandom random) {
        String digits = new BigInteger(BITS, random).toString(1 << DIGIT);
        return NAME + "0".repeat(BITS / DIGIT - digits.length()) + digits;
    }

    /** What is kept of a token. */
    public static byte[] hash(String token, Terms terms) {
        var digest = sha256();
        for (var part :
                List.of(
                        token,
                        terms.organisation(),
                        terms.prefix().toString(),
                        terms.nonce().toString(),
                        terms.expires().toString())) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return digest.digest();
    }

    /** Every token in a text, the first hundred. */
    static List<String> in(String text) {
        return WRITTEN.matcher(text).results().limit(MOST).map(MatchResult::group).toList();
    }

    /** Compares in a time that does not tell how much of it was right. */
    static boolean matches(String token, Terms terms, byte[] kept) {
        return MessageDigest.isEqual(hash(token, terms), kept);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
