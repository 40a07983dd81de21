package peering.alerting.endpoint;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An ed25519 key pair (RFC 8032) as Standard Webhooks writes it: {@code whsk_} and the base64 of 32
 * bytes seed followed by 32 bytes public key. It never shows itself in a log.
 */
public record SigningPair(String value) implements SigningKey {
    private static final String PREFIX = "whsk_";
    private static final String PUBLIC_PREFIX = "whpk_";
    private static final int HALF = 32;

    public SigningPair {
        if (!value.startsWith(PREFIX) || bytes(value).length != 2 * HALF) {
            throw new IllegalArgumentException("not a signing key");
        }
    }

    /** A new pair, from the runtime's own generator. */
    public static SigningPair fresh() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] both = Arrays.copyOf(seed, 2 * HALF);
            // RFC 8410: the key itself is the last part of its X.509 encoding.
            System.arraycopy(encoded, encoded.length - HALF, both, HALF, HALF);
            return new SigningPair(PREFIX + Base64.getEncoder().encodeToString(both));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK since 15 has Ed25519", impossible);
        }
    }

    @Override
    public Kind kind() {
        return Kind.v1a;
    }

    /** What the receiver verifies with; no secret: {@code whpk_} and base64. */
    public String publicKey() {
        byte[] all = bytes(value);
        byte[] key = Arrays.copyOfRange(all, HALF, all.length);
        return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** The half that signs. */
    public PrivateKey privateKey() {
        byte[] seed = Arrays.copyOf(bytes(value), HALF);
        try {
            var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed);
            return KeyFactory.getInstance("Ed25519").generatePrivate(spec);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("32 bytes are an ed25519 seed", impossible);
        }
    }

    private static byte[] bytes(String value) {
        return Base64.getDecoder().decode(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
