package peering.stack.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The server's program: a resource of this module, unpacked once per content and user. */
final class ServerJar {
    private ServerJar() {}

    static Path path() throws IOException {
        byte[] content;
        try (InputStream resource = ServerJar.class.getResourceAsStream("oidc-server.jar")) {
            if (resource == null) {
                throw new IOException(
                        "oidc-server.jar is not in this module: build with ./mvnw -pl <module> -am verify");
            }
            content = resource.readAllBytes();
        }
        Path dir =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "open-peering-stack-" + System.getProperty("user.name"));
        Path jar = dir.resolve("oidc-" + hash(content) + ".jar");
        if (!Files.exists(jar) || Files.size(jar) != content.length) {
            Files.createDirectories(dir);
            Path part = Files.createTempFile(dir, "oidc", ".part");
            Files.write(part, content);
            place(part, jar);
        }
        return jar;
    }

    private static void place(Path part, Path jar) throws IOException {
        try {
            Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
