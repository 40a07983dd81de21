package peering.telemetry.bmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import peering.contract.SessionStateFact.State;
import peering.stack.StackResource;
import peering.telemetry.bmp.BmpBytes.Peer;

/** The door behind TLS. */
@QuarkusTest
@TestProfile(TlsTest.Profile.class)
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class TlsTest {
    private static final Path KEYS = Path.of("target", "bmp-keys.p12").toAbsolutePath();
    private static final String PASSWORD = "for-tests-only";

    @Inject BmpDoor door;

    @Test
    void a_router_that_speaks_tls_is_heard_and_one_that_does_not_is_not() throws Exception {
        Told.session("ses_t", "site_t", "t1", "198.18.0.7", 64507, "Active");
        try (var plain = Router.connect(door.port())) {
            plain.says(BmpBytes.initiation("edge.plain"));
            assertTrue(plain.isThrownOut());
        }
        try (var router = trusting().getSocketFactory().createSocket("127.0.0.1", door.port())) {
            router.getOutputStream()
                    .write(
                            BmpBytes.joined(
                                    BmpBytes.initiation("edge.tls"),
                                    BmpBytes.up(Peer.of("198.18.0.7", 64507))));
            router.getOutputStream().flush();
            assertEquals(State.Up, Told.awaitState("ses_t", State.Up, 0).state());
        }
    }

    private static SSLContext trusting() throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance(KEYS.toFile(), PASSWORD.toCharArray());
        var anchor = KeyStore.getInstance("PKCS12");
        anchor.load(null, null);
        anchor.setCertificateEntry("door", keys.getCertificate("door"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchor);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** As {@link BmpProfile}, with a key that is made here. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var config = new HashMap<>(new BmpProfile().getConfigOverrides());
            config.put("peering.bmp.tls", "bmp");
            config.put("quarkus.tls.bmp.key-store.p12.path", makeKeys().toString());
            config.put("quarkus.tls.bmp.key-store.p12.password", PASSWORD);
            return config;
        }

        private static Path makeKeys() {
            try {
                Files.deleteIfExists(KEYS);
                int made =
                        new ProcessBuilder(
                                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                                .toString(),
                                        "-genkeypair",
                                        "-alias",
                                        "door",
                                        "-keyalg",
                                        "EC",
                                        "-dname",
                                        "CN=door",
                                        "-ext",
                                        "san=ip:127.0.0.1",
                                        "-validity",
                                        "2",
                                        "-storetype",
                                        "PKCS12",
                                        "-keystore",
                                        KEYS.toString(),
                                        "-storepass",
                                        PASSWORD)
                                .inheritIO()
                                .start()
                                .onExit()
                                .join()
                                .exitValue();
                if (made != 0) throw new IllegalStateException("keytool made no key");
                return KEYS;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
