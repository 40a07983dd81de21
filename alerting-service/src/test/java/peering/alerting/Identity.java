package peering.alerting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that signed itself, with its key, made by the runtime's keytool. */
public final class Identity {
    private static final char[] PASSWORD = "password".toCharArray();
    private static final String ALIAS = "it";

    private final KeyStore store;

    private Identity(KeyStore store) {
        this.store = store;
    }

    /**
     * @param more arguments of {@code keytool -genkeypair}
     */
    public static Identity make(Path dir, String name, String... more) throws Exception {
        var file = dir.resolve(name + ".p12");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-dname", "CN=" + name, "-ext", "san=dns:" + name));
        command.addAll(List.of("-alias", ALIAS, "-storetype", "PKCS12", "-storepass", "password"));
        command.addAll(List.of("-keystore", file.toString()));
        command.addAll(more.length == 0 ? List.of("-keyalg", "EC") : List.of(more));
        var log = dir.resolve(name + ".log").toFile();
        var process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        if (process.waitFor() != 0) throw new IOException(Files.readString(log.toPath()));
        return new Identity(KeyStore.getInstance(file.toFile(), PASSWORD));
    }

    public String certificate() throws GeneralSecurityException {
        return pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
    }

    /** PKCS #8. */
    public String key() throws GeneralSecurityException {
        return pem("PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded());
    }

    /** A server that is this, and knows its callers by {@code trusted}. */
    public SSLContext serving(Identity trusted) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("caller", trusted.store.getCertificate(ALIAS));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder().encodeToString(bytes);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what);
    }
}
