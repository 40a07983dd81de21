package peering.stack.rtr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A certificate authority of a test's own, made with the JDK's keytool. */
public final class TestAuthority {
    private static final String PASSWORD = "password";

    private final Path dir;

    private TestAuthority(Path dir) {
        this.dir = dir;
    }

    /**
     * A server's certificate with the chain above it, and its key.
     *
     * @param chain PEM
     * @param key PEM, PKCS#8
     */
    public record Certified(Path chain, Path key) {}

    /**
     * @param dir for its files; of no other authority
     */
    public static TestAuthority in(Path dir) throws IOException {
        Files.createDirectories(dir);
        Files.deleteIfExists(dir.resolve("store.p12"));
        var made = new TestAuthority(dir);
        made.keytool(
                "ca",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test authority",
                "-ext",
                "bc:c",
                "-validity",
                "30");
        made.keytool("ca", "-exportcert", "-rfc", "-file", made.certificate().toString());
        return made;
    }

    /** Its own certificate, PEM. */
    public Path certificate() {
        return dir.resolve("ca.pem");
    }

    /**
     * @param name of the files; a second one of the name replaces the first
     * @param alternative what it is made out to, such as {@code ip:127.0.0.1}
     * @param start keytool's, such as {@code -1d}
     * @param days how long it is valid
     */
    public Certified certify(String name, String alternative, String start, int days)
            throws IOException {
        var request = dir.resolve(name + ".csr").toString();
        var certificate = dir.resolve(name + ".pem");
        keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name);
        keytool(name, "-certreq", "-file", request);
        keytool(
                "ca",
                "-gencert",
                "-rfc",
                "-infile",
                request,
                "-outfile",
                certificate.toString(),
                "-ext",
                "san=" + alternative,
                "-startdate",
                start,
                "-validity",
                Integer.toString(days));
        var key = dir.resolve(name + ".key");
        Files.writeString(key, pem(name));
        return new Certified(certificate, key);
    }

    private String pem(String name) throws IOException {
        try {
            var store = KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray());
            byte[] key = store.getKey(name, PASSWORD.toCharArray()).getEncoded();
            String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException broken) {
            throw new IOException(broken);
        }
    }

    private Path store() {
        return dir.resolve("store.p12");
    }

    private void keytool(String alias, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(Arrays.asList(arguments));
        command.addAll(
                List.of("-alias", alias, "-keystore", store().toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD));
        var log = dir.resolve("keytool.log");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionError(command + ": " + Files.readString(log));
        }
    }
}
