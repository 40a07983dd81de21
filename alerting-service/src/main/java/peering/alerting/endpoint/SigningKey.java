package peering.alerting.endpoint;

/** What signs webhooks. Its text is kept encrypted and never shows itself in a log. */
public sealed interface SigningKey permits WebhookSecret, SigningPair {

    /** The kinds of signature that Standard Webhooks 1.0 knows, by the word in its header. */
    enum Kind {
        /** HMAC-SHA256 with a shared secret. */
        v1,
        /** ed25519: the receiver holds a public key, with which nobody can sign. */
        v1a
    }

    Kind kind();

    /** As Standard Webhooks writes it, secret part included. */
    String value();

    /** What {@link #value} wrote. */
    static SigningKey of(Kind kind, String value) {
        return switch (kind) {
            case v1 -> new WebhookSecret(value);
            case v1a -> new SigningPair(value);
        };
    }
}
