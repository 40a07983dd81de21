package peering.alerting.endpoint;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is shown to a receiver that asks in the TLS handshake who calls (RFC 8446, section 4.4.2),
 * and the key that proves it. The key never shows itself in a log.
 *
 * @param chain PEM, our own certificate first, then those that vouch for it
 * @param key PEM, PKCS #8 without a password
 */
public record ClientCertificate(String chain, String key) {
    static final int LONGEST = 20_000;
    private static final int MOST_IN_CHAIN = 5;
    private static final Pattern KEY =
            Pattern.compile(
                    "\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)"
                            + "-----END PRIVATE KEY-----\\s*");
    private static final byte[] PROBE = "do they fit".getBytes(StandardCharsets.US_ASCII);

    /** What a customer's texts turned out to be. */
    sealed interface Verdict {
        /**
         * @param leaf our own certificate
         */
        record Usable(ClientCertificate certificate, X509Certificate leaf) implements Verdict {}

        /** {@code field} is certificate or key; no text holds any of the key. */
        record Refused(String field, String why, String remedy) implements Verdict {}
    }

    /**
     * @param chain null if there was none
     * @param key null if there was none
     */
    static Verdict judge(String chain, String key, Instant now) {
        if (tooLong(chain)) return refusedChain("it is missing or too long");
        if (tooLong(key)) return refusedKey("it is missing or too long");
        var read = readChain(chain);
        if (read.isEmpty() || read.size() > MOST_IN_CHAIN) {
            return refusedChain("it holds no certificates, or more than " + MOST_IN_CHAIN);
        }
        var leaf = read.getFirst();
        Instant ends = leaf.getNotAfter().toInstant();
        if (!now.isBefore(ends)) return refusedChain("it expired at " + ends);
        Instant begins = leaf.getNotBefore().toInstant();
        if (now.isBefore(begins)) return refusedChain("it begins only at " + begins);
        var signer = signer(leaf.getPublicKey());
        if (signer.isEmpty()) return refusedChain("its key is neither RSA nor EC");
        var ours = readKey(key, leaf.getPublicKey());
        if (ours.isEmpty()) return refusedKey("it cannot be read as the key of the certificate");
        if (!fits(signer.get(), ours.get(), leaf.getPublicKey())) {
            return refusedKey("it is not the key of the certificate");
        }
        return new Verdict.Usable(new ClientCertificate(chain, key), leaf);
    }

    private static boolean tooLong(String text) {
        return text == null || text.isBlank() || text.length() > LONGEST;
    }

    private static List<X509Certificate> readChain(String chain) {
        try {
            var bytes = new ByteArrayInputStream(chain.getBytes(StandardCharsets.UTF_8));
            return CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException unreadable) {
            return List.of();
        }
    }

    private static Optional<PrivateKey> readKey(String key, PublicKey of) {
        var pem = KEY.matcher(key);
        if (!pem.matches()) return Optional.empty();
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
            return Optional.of(KeyFactory.getInstance(of.getAlgorithm()).generatePrivate(spec));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> signer(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> Optional.of("SHA256withRSA");
            case "EC" -> Optional.of("SHA256withECDSA");
            default -> Optional.empty();
        };
    }

    /** What one signs the other verifies. */
    private static boolean fits(String signer, PrivateKey ours, PublicKey theirs) {
        try {
            var signature = Signature.getInstance(signer);
            signature.initSign(ours);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(theirs);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException doNotFit) {
            return false;
        }
    }

    private static Verdict refusedChain(String why) {
        return new Verdict.Refused(
                "certificate", why, "send PEM, your certificate first, 20,000 characters at most");
    }

    private static Verdict refusedKey(String why) {
        return new Verdict.Refused(
                "key", why, "send PEM, PKCS #8 without a password: openssl pkcs8 -topk8 -nocrypt");
    }

    @Override
    public String toString() {
        return "client certificate";
    }
}
