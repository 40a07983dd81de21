package peering.registration.partner.session;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import peering.registration.web.Problem;

/**
 * MD5 keys of sessions as they lie in the database: AES-256 in GCM (NIST SP 800-38D), bound to
 * their session, so that a row copied to another session does not open.
 *
 * <pre>
 *   format (1 byte, 1) · nonce (12, random) · ciphertext · tag (16)
 * </pre>
 */
@Startup
@Singleton
class Md5Seal {
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final Optional<SecretKey> key;
    private final SecureRandom random = new SecureRandom();

    /**
     * @throws IllegalArgumentException if the configured key is none: better no start than keys
     *     that nobody can read
     */
    Md5Seal(SecretsConfig config) {
        this.key = config.key().map(Md5Seal::key);
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
     * Fails with {@code md5-off} where no key is configured.
     *
     * @param sessionId the same is needed to open
     */
    byte[] close(String md5Key, String sessionId) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] hidden =
                run(Cipher.ENCRYPT_MODE, nonce, sessionId, md5Key.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE_BYTES + hidden.length)
                .put(FORMAT)
                .put(nonce)
                .put(hidden)
                .array();
    }

    /**
     * For whoever sets up the router.
     *
     * @throws IllegalStateException if it was closed with another key or for another session
     */
    String open(byte[] sealed, String sessionId) {
        var bytes = ByteBuffer.wrap(sealed);
        if (bytes.get() != FORMAT) throw new IllegalStateException("a seal of an unknown format");
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] hidden = new byte[bytes.remaining()];
        bytes.get(hidden);
        return new String(
                run(Cipher.DECRYPT_MODE, nonce, sessionId, hidden), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, String sessionId, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.orElseThrow(Md5Seal::off), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(sessionId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(
                    "the MD5 key of " + sessionId + " does not open with this peering.secrets.key",
                    broken);
        }
    }

    private static RuntimeException off() {
        return Problem.MD5_OFF.at(
                "md5Key",
                "This installation keeps no MD5 keys.",
                "Leave it out, or ask the operator to switch them on.");
    }
}
