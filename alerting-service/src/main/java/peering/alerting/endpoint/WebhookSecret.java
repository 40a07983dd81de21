package peering.alerting.endpoint;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret that signs webhooks, as Standard Webhooks writes it: {@code whsec_} and the base64 of
 * its bytes. It never shows itself in a log.
 */
public record WebhookSecret(String value) implements SigningKey {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    public WebhookSecret {
        if (!value.startsWith(PREFIX)) throw new IllegalArgumentException("not a webhook secret");
    }

    public static WebhookSecret fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public Kind kind() {
        return Kind.v1;
    }

    /** The key of the HMAC. */
    public byte[] key() {
        return Base64.getDecoder().decode(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
