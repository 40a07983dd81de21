package peering.alerting.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peering.alerting.Identity;
import peering.alerting.endpoint.ClientCertificate.Verdict;

class ClientCertificateTest {
    /** After the certificates were made. */
    private static final Instant NOW = Instant.now().plus(Duration.ofHours(1));

    @TempDir static Path dir;

    private static Identity ec;
    private static Identity rsa;

    @BeforeAll
    static void make() throws Exception {
        ec = Identity.make(dir, "ec.example.test");
        rsa = Identity.make(dir, "rsa.example.test", "-keyalg", "RSA");
    }

    @Test
    void takes_a_certificate_with_its_key() throws Exception {
        for (var identity : new Identity[] {ec, rsa}) {
            var verdict = ClientCertificate.judge(identity.certificate(), identity.key(), NOW);
            var usable = assertInstanceOf(Verdict.Usable.class, verdict);
            assertFalse(usable.certificate().toString().contains("BEGIN"));
        }
    }

    @Test
    void refuses_the_key_of_another() throws Exception {
        var other = Identity.make(dir, "other.example.test");

        assertEquals(
                "it is not the key of the certificate",
                refused(ec.certificate(), other.key(), NOW).why());
        assertEquals("key", refused(ec.certificate(), rsa.key(), NOW).field());
    }

    @Test
    void refuses_what_has_expired_or_not_begun() throws Exception {
        var after = NOW.plus(Duration.ofDays(4000));
        var before = NOW.minus(Duration.ofDays(2));

        assertEquals("certificate", refused(ec.certificate(), ec.key(), after).field());
        assertEquals("certificate", refused(ec.certificate(), ec.key(), before).field());
    }

    @Test
    void refuses_a_key_that_tls_seldom_takes() throws Exception {
        var odd = Identity.make(dir, "odd.example.test", "-keyalg", "Ed25519");

        assertEquals(
                "its key is neither RSA nor EC", refused(odd.certificate(), odd.key(), NOW).why());
    }

    @Test
    void refuses_a_chain_that_is_too_long() throws Exception {
        assertInstanceOf(
                Verdict.Usable.class,
                ClientCertificate.judge(ec.certificate().repeat(5), ec.key(), NOW));
        refused(ec.certificate().repeat(6), ec.key(), NOW);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"
            })
    void refuses_what_cannot_be_read(String text) throws Exception {
        assertEquals("certificate", refused(text, ec.key(), NOW).field());
        assertEquals("key", refused(ec.certificate(), text, NOW).field());
        assertEquals(
                "certificate",
                refused("x".repeat(ClientCertificate.LONGEST + 1), ec.key(), NOW).field());
    }

    @Test
    void refuses_nothing_at_all() throws Exception {
        assertEquals("certificate", refused(null, null, NOW).field());
        assertEquals("key", refused(ec.certificate(), null, NOW).field());
    }

    private static Verdict.Refused refused(String chain, String key, Instant now) {
        return assertInstanceOf(Verdict.Refused.class, ClientCertificate.judge(chain, key, now));
    }
}
