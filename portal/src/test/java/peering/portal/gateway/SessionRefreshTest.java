package peering.portal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PortalStack.class)
@TestProfile(SessionRefreshTest.EveryTokenIsAboutToEnd.class)
class SessionRefreshTest {

    /** The issuer's tokens live for 15 minutes, so each is refreshed at once. */
    public static final class EveryTokenIsAboutToEnd implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.token.refresh-token-time-skew", "16M");
        }
    }

    private final RecordingApi api = PortalStack.api();
    @TestHTTPResource URI root;

    @Test
    void a_session_goes_on_with_a_fresh_token_when_the_old_one_ends() {
        api.reset();
        api.answers("/alerting/v1/alerts", "{}");
        var ada = new Person(URI.create("http://localhost:" + root.getPort())).logsIn("ada");

        assertEquals(200, ada.get("/api/alerting/v1/alerts").statusCode());
        assertEquals(200, ada.get("/api/alerting/v1/alerts").statusCode());

        var tokens =
                api.received().stream()
                        .map(request -> request.headers().get("authorization"))
                        .toList();
        assertNotEquals(tokens.getFirst(), tokens.getLast());
        assertEquals("acme", ProxyTest.claims(tokens.getLast()).getString("organisation"));
    }
}
