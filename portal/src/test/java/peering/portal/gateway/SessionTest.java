package peering.portal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PortalStack.class)
class SessionTest {
    private Person stranger;

    @TestHTTPResource URI root;

    @BeforeEach
    void nobody_has_logged_in() {
        stranger = new Person(URI.create("http://localhost:" + root.getPort()));
    }

    @Test
    void the_page_sends_a_stranger_to_the_login_with_pkce() {
        var answer = stranger.get("/");

        assertEquals(302, answer.statusCode());
        String login = Person.location(answer);
        assertTrue(login.contains("/authorize?response_type=code"), login);
        assertTrue(login.contains("code_challenge_method=S256"), login);
        assertTrue(login.contains("redirect_uri=http%3A%2F%2Flocalhost%3A"), login);
        assertTrue(login.contains("%2Fsession%2Fcallback"), login);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/me", "/api/registration/v1/prefixes", "/api/elsewhere", "/api/"})
    void a_call_without_a_session_is_refused_and_not_redirected(String path) {
        var answer = stranger.get(path);

        isProblem(401, "not-logged-in", answer);
        assertTrue(answer.headers().firstValue("Location").isEmpty());
    }

    @Test
    void a_forged_session_cookie_is_no_session() {
        var answer = stranger.get("/api/me", "Cookie", "q_session=eyJhbGciOiJub25lIn0.e30.");

        isProblem(401, "not-logged-in", answer);
    }

    @Test
    void the_page_learns_who_is_logged_in() {
        var ada = stranger.logsIn("ada");

        var me = new JsonObject(ada.get("/api/me").body());

        assertEquals("Ada of Acme", me.getString("name"));
        assertEquals("acme", me.getString("organisation"));
        assertEquals(new JsonArray().add("customer"), me.getJsonArray("roles"));
    }

    @Test
    void scripts_cannot_read_the_session_cookie_and_it_holds_no_readable_token() {
        var session =
                stranger.logsIn("ada").cookies().stream()
                        .filter(cookie -> cookie.getName().startsWith("q_session"))
                        .toList();

        assertFalse(session.isEmpty());
        assertTrue(session.stream().allMatch(HttpCookie::isHttpOnly));
        assertTrue(
                session.stream()
                        .map(HttpCookie::getValue)
                        .noneMatch(value -> value.contains("eyJhbGciOiJSUzI1NiJ9")),
                "an RS256 token begins so");
    }

    @Test
    void logging_out_ends_the_session_and_names_the_issuers_logout() {
        var ada = stranger.logsIn("ada");

        var answer = ada.post("/api/session/end", "");

        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(new JsonObject(answer.body()).getString("next").endsWith("/endsession"));
        isProblem(401, "not-logged-in", ada.get("/api/me"));
    }

    @Test
    void a_strange_page_cannot_log_somebody_out() {
        var ada = stranger.logsIn("ada");

        var answer = ada.call("POST", "/api/session/end", BodyPublishers.noBody());

        isProblem(403, "not-from-this-page", answer);
        assertEquals(200, ada.get("/api/me").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/me", "/web/page.js", "/q/health/live", "/no-such-page"})
    void every_answer_is_fenced(String path) {
        var headers = stranger.logsIn("ada").get(path).headers();

        String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'"));
        assertTrue(policy.contains("frame-ancestors 'none'"));
        assertTrue(policy.contains("require-trusted-types-for 'script'"));
        assertFalse(policy.contains("unsafe"));
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElseThrow());
        assertEquals(
                "same-origin", headers.firstValue("Cross-Origin-Resource-Policy").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/ready", "/q/health/live", "/q/metrics", "/web/page.css"})
    void what_belongs_to_nobody_is_open(String path) {
        assertEquals(200, stranger.get(path).statusCode());
    }

    static void isProblem(int status, String slug, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
        var problem = new JsonObject(answer.body());
        assertEquals("/problems/" + slug, problem.getString("type"));
        assertEquals(status, problem.getInteger("status"));
        assertFalse(problem.getString("detail").isBlank());
    }
}
