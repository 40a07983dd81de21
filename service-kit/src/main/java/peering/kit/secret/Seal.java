package peering.kit.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets as they lie in a database: AES-256 in GCM (NIST SP 800-38D), bound to their owner, so
 * that a row copied to another owner does not open.
 *
 * <pre>
 *   format (1 byte, 1) · nonce (12, random) · ciphertext · tag (16)
 * </pre>
 */
public final class Seal {
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom CHANCE = new SecureRandom();

    private final SecretKey key;

    private Seal(SecretKey key) {
        this.key = key;
    }

    /**
     * @param base64 the value of {@code peering.secrets.key}: 32 bytes in base64, space around it
     *     is overlooked
     * @throws IllegalArgumentException if it is none: better no start than secrets that nobody can
     *     read
     */
    public static Seal with(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "peering.secrets.key has to be 32 bytes in base64: openssl rand -base64 32");
        }
        return new Seal(new SecretKeySpec(bytes, "AES"));
    }

    /**
     * @param owner the id of what the secret belongs to; the same is needed to open
     */
    public byte[] close(String secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        CHANCE.nextBytes(nonce);
        byte[] hidden =
                run(Cipher.ENCRYPT_MODE, nonce, owner, secret.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE_BYTES + hidden.length)
                .put(FORMAT)
                .put(nonce)
                .put(hidden)
                .array();
    }

    /**
     * @throws IllegalStateException if it was closed with another key or for another owner, or is
     *     no seal
     */
    public String open(byte[] sealed, String owner) {
        if (sealed.length <= NONCE_BYTES || sealed[0] != FORMAT) {
            throw new IllegalStateException("a seal of an unknown format");
        }
        var bytes = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] hidden = new byte[bytes.remaining()];
        bytes.get(hidden);
        return new String(run(Cipher.DECRYPT_MODE, nonce, owner, hidden), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, String owner, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(
                    "the secret of " + owner + " does not open with this peering.secrets.key",
                    broken);
        }
    }
}
