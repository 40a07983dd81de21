package peering.stack.oidc.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import no.nav.security.mock.oauth2.token.KeyProvider;

/**
 * The key that signs tokens, kept in a file.
 *
 * <p>Kept, because services hold the public key and fetch it again only for a key id they do not
 * know, and the library gives every key the same id. Our own, because the library's built-in one is
 * public.
 */
final class SigningKeys {
    private static final String ALGORITHM = "RS256";

    private SigningKeys() {}

    static KeyProvider in(Path file) throws IOException {
        try {
            JWK key =
                    Files.exists(file)
                            ? RSAKey.parse(Files.readString(file))
                            : written(file, new RSAKeyGenerator(2048).keyID("peering").generate());
            return new KeyProvider(List.of(key), ALGORITHM);
        } catch (ParseException | JOSEException e) {
            throw new IOException("the signing key in " + file + " cannot be used", e);
        }
    }

    private static JWK written(Path file, JWK key) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        if (Files.getFileStore(file.toAbsolutePath().getParent())
                .supportsFileAttributeView("posix")) {
            Files.createFile(
                    next,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(next, key.toJSONString());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        return key;
    }
}
