package peering.validator;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import peering.stack.rtr.Stayrtr;
import peering.stack.rtr.TestAuthority;

/** A real cache over TLS, with a certificate of an authority that the service trusts. */
public final class TlsCache implements QuarkusTestResourceLifecycleManager {
    private static final Path DIR = Path.of("target/tls-cache");
    private static final Path CHAIN = DIR.resolve("shown.pem");
    private static final Path KEY = DIR.resolve("shown.key");
    private static TestAuthority trusted;
    private static TestAuthority other;
    private static Stayrtr cache;

    @Override
    public Map<String, String> start() {
        try {
            trusted = TestAuthority.in(DIR.resolve("trusted"));
            other = TestAuthority.in(DIR.resolve("other"));
            show(trusted);
            cache = Stayrtr.startTls(DIR, CacheAndFile.table(), CHAIN, KEY);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.of(
                "peering.vrps.location", location(),
                "peering.vrps.trusted-certificates", trusted.certificate().toString());
    }

    @Override
    public void stop() {
        cache.close();
    }

    public static String location() {
        return "rtrs://127.0.0.1:" + cache.port();
    }

    /** The cache starts again, with a certificate that the service may trust, or may not. */
    public static void restart(boolean right) throws IOException {
        cache.kill();
        show(right ? trusted : other);
        cache.restart();
    }

    private static void show(TestAuthority authority) throws IOException {
        var shown = authority.certify("cache-" + System.nanoTime(), "ip:127.0.0.1", "-1d", 30);
        Files.copy(shown.chain(), CHAIN, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(shown.key(), KEY, StandardCopyOption.REPLACE_EXISTING);
    }
}
