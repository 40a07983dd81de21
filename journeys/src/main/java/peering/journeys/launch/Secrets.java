package peering.journeys.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
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
                        kept.getProperty("portalClient", fresh()));
        secrets.keep(file);
        return secrets;
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
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
