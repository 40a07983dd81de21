package peering.stack.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.stack.oidc.Asked.claims;
import static peering.stack.oidc.Asked.encoded;
import static peering.stack.oidc.Asked.form;
import static peering.stack.oidc.Asked.get;
import static peering.stack.oidc.Asked.json;
import static peering.stack.oidc.Asked.texts;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.stack.Ports;

/** What people get from an issuer, by way of its login page. */
class LoginTest {
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-to-like-it";
    private static final String RETURN_TO = "http://localhost:8080/callback";

    @TempDir static Path dir;
    private static Issuer issuer;

    @BeforeAll
    static void start() throws Exception {
        issuer = Issuer.start(dir, Ports.free(), Identities.forTests());
    }

    @AfterAll
    static void stop() throws Exception {
        issuer.close();
    }

    @Test
    void a_person_logs_in_and_the_tokens_are_the_persons_also_after_a_refresh() throws Exception {
        var first = redeem(codeOf(login("ada", "ada")), VERIFIER);
        assertEquals(200, first.statusCode());
        var given = json(first);
        var refreshed =
                form(
                        issuer.tokenEndpoint(),
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        given.path("refresh_token").asText(),
                        "client_id",
                        "portal",
                        "client_secret",
                        "portal-secret");

        for (String token :
                List.of(
                        given.path("access_token").asText(),
                        json(refreshed).path("access_token").asText())) {
            var claims = claims(token);
            assertEquals("ada", claims.path("sub").asText());
            assertEquals("portal", claims.path("azp").asText());
            assertEquals("acme", claims.path("organisation").asText());
            assertEquals(List.of("customer"), texts(claims.path("realm_access").path("roles")));
            assertEquals("open-peering", claims.path("aud").asText());
        }
        assertEquals("portal", claims(given.path("id_token").asText()).path("aud").asText());
    }

    @ParameterizedTest
    @CsvSource({"ada, wrong", "nobody, ada", "ada, ''"})
    void a_wrong_password_brings_the_page_again(String user, String password) throws Exception {
        var answer = login(user, password);

        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("Unknown user or wrong password."));
    }

    @Test
    void a_browser_cannot_choose_its_own_claims() throws Exception {
        var answer =
                form(
                        authorize("portal", RETURN_TO, true),
                        "username",
                        "ada",
                        "password",
                        "ada",
                        "claims",
                        "{\"organisation\":\"ops\",\"realm_access\":{\"roles\":[\"operator\"]}}");

        var given = json(redeem(codeOf(answer), VERIFIER));
        assertEquals(
                "acme", claims(given.path("access_token").asText()).path("organisation").asText());
    }

    @Test
    void a_code_is_worth_nothing_without_its_verifier_and_only_once() throws Exception {
        assertEquals(400, redeem(codeOf(login("ada", "ada")), "").statusCode());
        assertEquals(400, redeem(codeOf(login("ada", "ada")), VERIFIER + "x").statusCode());

        String code = codeOf(login("ada", "ada"));
        assertEquals(200, redeem(code, VERIFIER).statusCode());
        assertEquals(400, redeem(code, VERIFIER).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "portal,  http://localhost:8080/callback, true,  200",
        "portal,  http://localhost:8080/callback, false, 400",
        "portal,  https://elsewhere.example/,     true,  400",
        "acme,    http://localhost:8080/callback, true,  400",
        "nobody,  http://localhost:8080/callback, true,  400"
    })
    void the_login_page_opens_only_for_a_client_with_pkce_that_may_be_returned_to(
            String client, String redirect, boolean pkce, int status) throws Exception {
        var answer = get(authorize(client, redirect, pkce));

        assertEquals(status, answer.statusCode());
        assertEquals(status == 200, answer.body().contains("Ada of Acme"));
    }

    private static HttpResponse<String> login(String user, String password) throws Exception {
        return form(authorize("portal", RETURN_TO, true), "username", user, "password", password);
    }

    private static HttpResponse<String> redeem(String code, String verifier) throws Exception {
        return form(
                issuer.tokenEndpoint(),
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                RETURN_TO,
                "client_id",
                "portal",
                "client_secret",
                "portal-secret",
                "code_verifier",
                verifier);
    }

    private static String codeOf(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("location").orElseThrow();
        return Arrays.stream(URI.create(location).getQuery().split("&"))
                .filter(part -> part.startsWith("code="))
                .map(part -> part.substring("code=".length()))
                .findFirst()
                .orElseThrow();
    }

    private static String authorize(String client, String redirect, boolean pkce) throws Exception {
        var digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return issuer.url()
                + "/authorize?"
                + encoded(
                        "client_id", client,
                        "response_type", "code",
                        "scope", "openid",
                        "state", "s",
                        "redirect_uri", redirect)
                + (pkce
                        ? "&code_challenge_method=S256&code_challenge="
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(digest)
                        : "");
    }
}
