package peering.journeys.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Secrets of this system alone: made up the first time, kept with its data, because what they
 * encrypt is kept too.
 *
 * @param webhookKey encrypts webhook secrets: 32 bytes in base64
 * @param session encrypts the portal's session cookie
 * @param portalClient by which the portal knows itself to the issuer
 */
record Secrets(String webhookKey, String session, String portalClient) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secrets in(Path dir) throws IOException {
        Path file = dir.resolve("secrets.properties");
        var kept = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
        var secrets =
                new Secrets(
                        kept.getProperty("webhookKey", fresh()),
                        kept.getProperty("session", fresh()),
                        portalClient(kept));
        secrets.keep(file);
        return secrets;
    }

    /**
     * Letters and digits only: clients send it by HTTP Basic as it is, and a server that decodes it
     * as RFC 6749 section 2.3.1 asks would read a plus as a blank.
     */
    private static String portalClient(Properties kept) {
        String secret = kept.getProperty("portalClient", "");
        if (secret.matches("[0-9a-f]{64}")) return secret;
        return HexFormat.of().formatHex(random());
    }

    private void keep(Path file) throws IOException {
        var all = new Properties();
        all.setProperty("webhookKey", webhookKey);
        all.setProperty("session", session);
        all.setProperty("portalClient", portalClient);
        OwnerOnly.write(
                file,
                out -> {
                    try {
                        all.store(out, null);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static String fresh() {
        return Base64.getEncoder().encodeToString(random());
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
