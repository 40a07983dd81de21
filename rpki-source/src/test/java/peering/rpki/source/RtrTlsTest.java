package peering.rpki.source;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.rpki.VrpJson;
import peering.stack.rtr.Stayrtr;
import peering.stack.rtr.TestAuthority;

/** Against a real cache's TLS listener. */
class RtrTlsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir static Path pki;
    private static TestAuthority trusted;
    private static TestAuthority other;

    private final Heard heard = new Heard();

    @TempDir Path dir;
    private RpkiSource source;

    @BeforeAll
    static void two_authorities() throws IOException {
        trusted = TestAuthority.in(pki.resolve("trusted"));
        other = TestAuthority.in(pki.resolve("other"));
    }

    @AfterEach
    void stop() {
        if (source != null) source.stop();
    }

    @Test
    void tables_and_what_changes_in_them_come_over_tls() throws IOException {
        var shown = trusted.certify("right", "ip:127.0.0.1", "-1d", 30);
        try (var cache = cache(shown)) {
            begin("rtrs", cache);
            await().atMost(SOON).until(() -> heard.vrps() == 1);

            cache.serve(RtrSourceTest.json("198.51.100.0/24", "203.0.113.0/24"));

            await().atMost(SOON).until(() -> heard.vrps() == 2);
            assertEquals("1", source.status().details().get("serial"));
            assertTrue(source.status().trouble().isEmpty());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "other   | ip:127.0.0.1      | -1d  | 30 | its certificate is signed by no authority that"
                        + " is trusted here",
                "trusted | ip:192.0.2.1      | -1d  | 30 | its certificate is not made out to 127.0.0.1",
                "trusted | dns:cache.example | -1d  | 30 | its certificate is not made out to 127.0.0.1",
                "trusted | ip:127.0.0.1      | -30d | 10 | its certificate has expired",
                "trusted | ip:127.0.0.1      | +10d | 10 | its certificate is not valid yet",
            })
    void a_cache_that_shows_a_wrong_certificate_is_not_listened_to(
            String authority, String to, String start, int days, String why) throws IOException {
        var issuer = authority.equals("other") ? other : trusted;
        String name = "wrong-" + Integer.toHexString((to + start + authority).hashCode());
        try (var cache = cache(issuer.certify(name, to, start, days))) {
            begin("rtrs", cache);

            await().atMost(SOON)
                    .untilAsserted(() -> assertEquals(Optional.of(why), source.status().trouble()));

            assertEquals(why, heard.refused.getLast());
            assertTrue(heard.taken.isEmpty());
        }
    }

    @Test
    void a_cache_that_speaks_no_tls_is_told_apart() throws IOException {
        try (var cache = Stayrtr.start(dir, RtrSourceTest.json("192.0.2.0/24"))) {
            begin("rtrs", cache);

            String why = "no TLS connection comes about: ";
            await().atMost(SOON).until(() -> source.status().trouble().orElse("").startsWith(why));

            assertTrue(heard.taken.isEmpty());
        }
    }

    @Test
    void a_file_without_a_certificate_is_refused_at_once() throws IOException {
        var empty = Files.writeString(dir.resolve("empty.pem"), "");
        var text = Files.writeString(dir.resolve("text.pem"), "nonsense");
        for (Path file : List.of(empty, text, dir.resolve("none.pem"))) {
            var refused =
                    assertThrows(IllegalArgumentException.class, () -> Trust.of(List.of(file)));
            assertTrue(
                    refused.getMessage().startsWith(file + " holds no certificate: "),
                    refused.getMessage());
        }
    }

    private Stayrtr cache(TestAuthority.Certified shown) throws IOException {
        return Stayrtr.startTls(
                dir, RtrSourceTest.json("192.0.2.0/24"), shown.chain(), shown.key());
    }

    private void begin(String scheme, Stayrtr cache) {
        var settings =
                new RpkiSettings(
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Optional.of(Trust.of(List.of(trusted.certificate()))));
        source =
                RpkiSource.at(
                        scheme + "://127.0.0.1:" + cache.port(),
                        settings,
                        VrpJson::read,
                        Clock.systemUTC());
        source.start("rtr-tls-test", heard);
    }
}
