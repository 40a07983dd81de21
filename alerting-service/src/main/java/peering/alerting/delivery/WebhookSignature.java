package peering.alerting.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import peering.alerting.endpoint.SigningKey;
import peering.alerting.endpoint.SigningPair;
import peering.alerting.endpoint.WebhookSecret;

/**
 * The header {@code webhook-signature} of Standard Webhooks 1.0, over {@code id.timestamp.body}:
 * one {@code v1,base64} per secret (HMAC-SHA256) and one {@code v1a,base64} per pair (ed25519, RFC
 * 8032), separated by spaces. A receiver accepts if one of them verifies, and passes over kinds
 * that it does not know; that is how keys are rotated without a gap.
 */
final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * @param seconds of the attempt, since 1970
     */
    static String of(List<SigningKey> keys, String id, long seconds, byte[] body) {
        byte[] content = content(id, seconds, body);
        return keys.stream()
                .map(key -> key.kind() + "," + encoded(key, content))
                .collect(Collectors.joining(" "));
    }

    private static String encoded(SigningKey key, byte[] content) {
        byte[] signature =
                switch (key) {
                    case WebhookSecret secret -> hmac(secret, content);
                    case SigningPair pair -> ed25519(pair, content);
                };
        return Base64.getEncoder().encodeToString(signature);
    }

    private static byte[] content(String id, long seconds, byte[] body) {
        var content = new ByteArrayOutputStream();
        content.writeBytes((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
        content.writeBytes(body);
        return content.toByteArray();
    }

    private static byte[] hmac(WebhookSecret secret, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has " + ALGORITHM, impossible);
        }
    }

    private static byte[] ed25519(SigningPair pair, byte[] content) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.privateKey());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK since 15 has Ed25519", impossible);
        }
    }
}
