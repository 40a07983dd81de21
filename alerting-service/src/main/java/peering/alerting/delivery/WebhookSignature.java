package peering.alerting.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import peering.alerting.endpoint.WebhookSecret;

/**
 * The header {@code webhook-signature} of Standard Webhooks 1.0: HMAC-SHA256 over {@code
 * id.timestamp.body}, one {@code v1,base64} per secret, separated by spaces. A receiver accepts if
 * one of them verifies; that is how secrets are rotated without a gap.
 */
final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * @param seconds of the attempt, since 1970
     */
    static String of(List<WebhookSecret> secrets, String id, long seconds, byte[] body) {
        byte[] content = content(id, seconds, body);
        return secrets.stream()
                .map(secret -> "v1," + hmac(secret, content))
                .collect(Collectors.joining(" "));
    }

    private static byte[] content(String id, long seconds, byte[] body) {
        var content = new ByteArrayOutputStream();
        content.writeBytes((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
        content.writeBytes(body);
        return content.toByteArray();
    }

    private static String hmac(WebhookSecret secret, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has " + ALGORITHM, impossible);
        }
    }
}
