package peering.validator.source.rdap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.stack.rtr.TestAuthority;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.evidence.Question;

/** A registry over https, with a certificate of an authority of our own. */
class RdapTlsTest {
    private static final String RANGE =
            """
            {"objectClassName": "ip network", "handle": "NET-1", "name": "EXAMPLE",
             "startAddress": "203.0.113.0", "endAddress": "203.0.113.255"}
            """;

    @TempDir Path dir;

    @Test
    void one_whose_certificate_is_right_is_asked() throws Exception {
        var authority = TestAuthority.in(dir.resolve("right"));
        var server = serving(authority.certify("registry", "ip:127.0.0.1", "-1d", 30));
        try {
            var answer = inquiry(server, authority).ask(question());

            assertEquals("EXAMPLE", answer.network().orElseThrow().name());
            assertTrue(answer.url().startsWith("https://127.0.0.1:"), answer.url());
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest(name = "{0}, made out to {1}")
    @CsvSource({"other, ip:127.0.0.1", "right, ip:192.0.2.1", "right, dns:rdap.example"})
    void one_that_shows_another_is_not_believed(String signer, String to) throws Exception {
        var trusted = TestAuthority.in(dir.resolve("right"));
        var other = TestAuthority.in(dir.resolve("other"));
        var issuer = signer.equals("right") ? trusted : other;
        var server = serving(issuer.certify("registry", to, "-1d", 30));
        try {
            var inquiry = inquiry(server, trusted);

            var refused = assertThrows(CouldNotAsk.class, () -> inquiry.ask(question()));

            assertEquals("unreachable", refused.reason(), refused.getMessage());
        } finally {
            server.stop(0);
        }
    }

    private static Question question() {
        return new Question("acme", Prefix.parse("203.0.113.0/24"), List.of(Asn.of(64500)));
    }

    private RdapInquiry inquiry(HttpsServer server, TestAuthority trusted) throws IOException {
        String services =
                "{\"services\": [[[\"203.0.113.0/24\"], [\"https://127.0.0.1:%d/\"]]]}"
                        .formatted(server.getAddress().getPort());
        var file = Files.writeString(dir.resolve("ipv4.json"), services);
        var config =
                new SmallRyeConfigBuilder()
                        .withConverter(Duration.class, 100, new DurationConverter())
                        .withMapping(RdapConfig.class)
                        .withDefaultValue("peering.rdap.bootstrap", file.toString())
                        .withDefaultValue("peering.rdap.allow-private", "true")
                        .withDefaultValue(
                                "peering.rdap.trusted-certificates",
                                trusted.certificate().toString())
                        .build();
        return new RdapInquiry(config.getConfigMapping(RdapConfig.class), Clock.systemUTC());
    }

    private static HttpsServer serving(TestAuthority.Certified shown)
            throws IOException, GeneralSecurityException {
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(showing(shown)));
        server.createContext(
                "/",
                exchange -> {
                    byte[] bytes = RANGE.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static SSLContext showing(TestAuthority.Certified shown)
            throws IOException, GeneralSecurityException {
        String pem = Files.readString(shown.key()).replaceAll("-----[A-Z ]+-----", "");
        var key =
                KeyFactory.getInstance("EC")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(shown.chain())) {
            var chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .toArray(new Certificate[0]);
            store.setKeyEntry("registry", key, new char[0], chain);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
