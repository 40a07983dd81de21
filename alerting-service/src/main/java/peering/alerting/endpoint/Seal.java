package peering.alerting.endpoint;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
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
 * Secrets as they lie in the database: AES-256 in GCM (NIST SP 800-38D), bound to their endpoint,
 * so that a row copied to another endpoint does not open.
 *
 * <pre>
 *   format (1 byte, 1) · nonce (12, random) · ciphertext · tag (16)
 * </pre>
 */
@Startup
@Singleton
public class Seal {
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    public Seal(SecretsConfig config) {
        this.key = key(config.key());
    }

    private static SecretKey key(String base64) {
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
        return new SecretKeySpec(bytes, "AES");
    }

    /**
     * @param owner the endpoint's id; the same is needed to open
     */
    public byte[] close(WebhookSecret secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] hidden =
                run(
                        Cipher.ENCRYPT_MODE,
                        nonce,
                        owner,
                        secret.value().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE_BYTES + hidden.length)
                .put(FORMAT)
                .put(nonce)
                .put(hidden)
                .array();
    }

    /**
     * @throws IllegalStateException if it was closed with another key or for another owner
     */
    public WebhookSecret open(byte[] sealed, String owner) {
        var bytes = ByteBuffer.wrap(sealed);
        if (bytes.get() != FORMAT) throw new IllegalStateException("a seal of an unknown format");
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] hidden = new byte[bytes.remaining()];
        bytes.get(hidden);
        return new WebhookSecret(
                new String(run(Cipher.DECRYPT_MODE, nonce, owner, hidden), StandardCharsets.UTF_8));
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
