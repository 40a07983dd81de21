package peering.rpki.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates a cache may show. */
public final class Trust {
    private Trust() {}

    /**
     * Trusts these authorities and no other.
     *
     * @param files certificates, PEM or DER; a file may hold several
     * @throws IllegalArgumentException if one of them holds none
     */
    public static SSLContext of(List<Path> files) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Path file : files) add(file, store);
            var managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("the JDK has no TLS", impossible);
        }
    }

    private static void add(Path file, KeyStore store) throws GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) throw new CertificateException("it is empty");
            for (var certificate : found) {
                store.setCertificateEntry(Integer.toString(store.size()), certificate);
            }
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalArgumentException(
                    file + " holds no certificate: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Why a handshake failed, for people.
     *
     * @param host as it was to be named by the certificate
     */
    static String inWords(SSLException failed, String host) {
        if (has(failed, CertificateExpiredException.class)) {
            return "its certificate has expired";
        }
        if (has(failed, CertificateNotYetValidException.class)) {
            return "its certificate is not valid yet";
        }
        // The second if another authority bears the name of one that is trusted.
        if (has(failed, CertPathBuilderException.class)
                || has(failed, CertPathValidatorException.class)) {
            return "its certificate is signed by no authority that is trusted here";
        }
        if (has(failed, CertificateException.class)) {
            return "its certificate is not made out to " + host;
        }
        return "no TLS connection comes about: " + failed.getMessage();
    }

    private static boolean has(Throwable failed, Class<? extends Throwable> cause) {
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (cause.isInstance(at)) return true;
        }
        return false;
    }
}
