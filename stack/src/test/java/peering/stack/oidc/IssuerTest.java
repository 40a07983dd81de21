package peering.stack.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.stack.Ports;

class IssuerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-to-like-it";
    private static final String RETURN_TO = "http://localhost:8080/callback";

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
        assertEquals(
                "acme",
                claims(JSON.readTree(answer.body()).path("access_token").asText())
                        .path("organisation")
                        .asText());
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
        assertEquals("invalid_client", JSON.readTree(answer.body()).path("error").asText());
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

        assertEquals(
                issuer.url(),
                claims(JSON.readTree(answer.body()).path("access_token").asText())
                        .path("iss")
                        .asText());
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
        assertEquals("unsupported_grant_type", JSON.readTree(answer.body()).path("error").asText());
    }

    @Test
    void a_person_logs_in_and_the_tokens_are_the_persons_also_after_a_refresh() throws Exception {
        var first = redeem(codeOf(login("ada", "ada")), VERIFIER);
        assertEquals(200, first.statusCode());
        var given = JSON.readTree(first.body());
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
                        JSON.readTree(refreshed.body()).path("access_token").asText())) {
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

        var given = JSON.readTree(redeem(codeOf(answer), VERIFIER).body());
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

    private static HttpResponse<String> get(String url) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> form(String url, String... fields) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String... fields) {
        return java.util.stream.IntStream.range(0, fields.length / 2)
                .mapToObj(i ->
                        fields[2 * i]
                                + "="
                                + URLEncoder.encode(fields[2 * i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }
}
