package peering.stack.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static peering.stack.oidc.Asked.accessClaims;
import static peering.stack.oidc.Asked.claims;
import static peering.stack.oidc.Asked.form;
import static peering.stack.oidc.Asked.get;
import static peering.stack.oidc.Asked.json;
import static peering.stack.oidc.Asked.texts;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.stack.Ports;

/** What programs get from an issuer. */
class IssuerTest {
    @TempDir static Path dir;
    private static Issuer issuer;
    private static Tokens tokens;

    @BeforeAll
    static void start() throws Exception {
        issuer = Issuer.start(dir, Ports.free(), Identities.forTests());
        tokens = new Tokens(issuer.tokenEndpoint(), Identities.forTests(), Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws Exception {
        issuer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ops, ops, operator",
        "transit-a, transit-a, partner",
        "transit-b, transit-b, partner",
        "acme, acme, customer",
        "globex, globex, customer",
        "probe, probe, probe"
    })
    void a_client_gets_a_token_with_its_organisation_and_role(
            String id, String organisation, String role) throws Exception {
        var claims = claims(tokens.of(id));

        assertEquals(id, claims.path("sub").asText());
        assertEquals(id, claims.path("azp").asText());
        assertEquals(organisation, claims.path("organisation").asText());
        assertEquals(List.of(role), texts(claims.path("realm_access").path("roles")));
        assertEquals("open-peering", claims.path("aud").asText());
        assertEquals(issuer.url(), claims.path("iss").asText());
        assertEquals(
                Duration.ofMinutes(15).toSeconds(),
                claims.path("exp").asLong() - claims.path("iat").asLong());
    }

    @Test
    void the_secret_may_come_in_the_form() throws Exception {
        var answer =
                form(
                        issuer.tokenEndpoint(),
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        "acme",
                        "client_secret",
                        "acme-secret");

        assertEquals(200, answer.statusCode());
        assertEquals("acme", accessClaims(answer).path("organisation").asText());
    }

    @ParameterizedTest
    @CsvSource({"acme, globex-secret", "acme, ''", "nobody, acme-secret"})
    void a_wrong_secret_is_refused(String id, String secret) throws Exception {
        var answer =
                form(
                        issuer.tokenEndpoint(),
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        id,
                        "client_secret",
                        secret);

        assertEquals(401, answer.statusCode());
        assertEquals("invalid_client", json(answer).path("error").asText());
    }

    @Test
    void a_request_under_another_host_name_gets_a_token_of_the_same_issuer() throws Exception {
        var answer =
                form(
                        issuer.tokenEndpoint().replace("localhost", "127.0.0.1"),
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        "acme",
                        "client_secret",
                        "acme-secret");

        assertEquals(issuer.url(), accessClaims(answer).path("iss").asText());
    }

    @Test
    void other_grants_are_not_offered() throws Exception {
        var answer =
                form(
                        issuer.tokenEndpoint(),
                        "grant_type",
                        "password",
                        "username",
                        "ada",
                        "password",
                        "ada",
                        "client_id",
                        "portal",
                        "client_secret",
                        "portal-secret");

        assertEquals(400, answer.statusCode());
        assertEquals("unsupported_grant_type", json(answer).path("error").asText());
    }

    @Test
    void what_the_library_has_beyond_that_is_not_reachable() throws Exception {
        assertEquals(404, get(issuer.url() + "/debugger").statusCode());
        assertEquals(404, get(issuer.url().replace("/peering", "/other") + "/jwks").statusCode());
    }

    @Test
    void the_key_is_the_same_after_a_restart(@TempDir Path own) throws Exception {
        int port = Ports.free();
        String before;
        try (var first = Issuer.start(own, port, Identities.forTests())) {
            before = get(first.url() + "/jwks").body();
        }
        try (var second = Issuer.start(own, port, Identities.forTests())) {
            assertEquals(before, get(second.url() + "/jwks").body());
        }
        assertNotEquals(before, get(issuer.url() + "/jwks").body());
    }
}
