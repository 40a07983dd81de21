package peering.portal.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import peering.stack.oidc.Identities;
import peering.stack.oidc.Issuer;

/**
 * What the portal needs around it: the real OpenID Connect server, and an API that records. The
 * portal has no database and no Kafka, so the rest of the stack is not started.
 */
public final class PortalStack implements QuarkusTestResourceLifecycleManager {
    private static final RecordingApi API = RecordingApi.start();
    private Issuer issuer;

    /** Stands for three of the four APIs, each below its own name; validator is down. */
    public static RecordingApi api() {
        return API;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path dir = Files.createTempDirectory(Path.of("target"), "issuer");
            issuer = Issuer.start(dir, freePort(), Identities.forTests());
            return Map.of(
                    "quarkus.oidc.auth-server-url",
                    issuer.url(),
                    "quarkus.oidc.client-id",
                    "portal",
                    "quarkus.oidc.credentials.secret",
                    "portal-secret",
                    "peering.portal.session-secret",
                    "only-for-tests-0123456789-0123456789",
                    "peering.portal.registration-url",
                    API.url() + "/registration",
                    "peering.portal.telemetry-url",
                    API.url() + "/telemetry/",
                    "peering.portal.alerting-url",
                    API.url() + "/alerting",
                    "peering.portal.validator-url",
                    "http://localhost:" + freePort(),
                    "peering.portal.answer-timeout",
                    "3s",
                    "peering.portal.max-answer",
                    "200K");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            issuer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
