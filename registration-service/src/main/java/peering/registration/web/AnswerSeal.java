package peering.registration.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes a kept answer so that only who repeats the {@code Idempotency-Key} can open it:
 * AES-256-GCM (NIST SP 800-38D) with a key that is the SHA-256 of organisation and key.
 */
final class AnswerSeal {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String name;

    AnswerSeal(String organisation, String key) {
        this.name = organisation + "\n" + key;
    }

    /** What the answer is found by; the key cannot be told from it. */
    String id() {
        return HexFormat.of().formatHex(sha256("find\n" + name));
    }

    /** Tells one request from another. */
    byte[] digest(String request) {
        return sha256("request\n" + name + "\n" + request);
    }

    byte[] close(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        CHANCE.nextBytes(nonce);
        byte[] closed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(nonce.length + closed.length).put(nonce).put(closed).array();
    }

    String open(byte[] sealed) {
        var bytes = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] closed = new byte[bytes.remaining()];
        bytes.get(closed);
        return new String(run(Cipher.DECRYPT_MODE, nonce, closed), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(sha256("seal\n" + name), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a kept answer cannot be sealed or opened", broken);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
