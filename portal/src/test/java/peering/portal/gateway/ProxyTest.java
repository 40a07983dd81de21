package peering.portal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.portal.gateway.SessionTest.isProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PortalStack.class)
class ProxyTest {
    private static final String CONNECTIONS = "/registration/v1/connections";
    private final RecordingApi api = PortalStack.api();
    private Person ada;

    @TestHTTPResource URI root;

    @BeforeEach
    void ada_is_logged_in() {
        api.reset();
        ada = new Person(URI.create("http://localhost:" + root.getPort())).logsIn("ada");
    }

    @Test
    void a_call_arrives_with_the_persons_token_and_without_the_cookie() {
        api.answers(CONNECTIONS, "{\"items\":[],\"next\":null}");

        var answer =
                ada.get(
                        "/api/registration/v1/connections?limit=7&cursor=a%2Fb",
                        "Authorization",
                        "Bearer of-somebody-else",
                        "X-Forwarded-For",
                        "203.0.113.1",
                        "Accept",
                        "application/json");

        assertEquals(200, answer.statusCode());
        assertEquals("{\"items\":[],\"next\":null}", answer.body());
        var request = api.received().getFirst();
        assertEquals("/registration/v1/connections?limit=7&cursor=a%2Fb", request.uri());
        assertEquals(List.of("application/json"), request.headers().get("accept"));
        assertNull(request.headers().get("cookie"));
        assertNull(request.headers().get("x-forwarded-for"));
        assertNull(request.headers().get("x-peering-page"));
        var claims = claims(request.headers().get("authorization"));
        assertEquals("acme", claims.getString("organisation"));
        assertTrue(claims.getValue("aud").toString().contains("open-peering"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/telemetry/v1/anomalies, /telemetry/v1/anomalies",
        "/api/alerting/v1/alerts, /alerting/v1/alerts",
    })
    void each_name_leads_to_its_own_api(String asked, String reached) {
        api.answers(reached, "{}");

        assertEquals(200, ada.get(asked).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/elsewhere/v1/connections",
                "/api/registration/q/metrics",
                "/api/registration/v1/../q/metrics",
                "/api/registration/v1/%2e%2e/q/metrics",
                "/api/registration/v2/connections",
                "/api/me/other",
            })
    void nothing_but_the_public_apis_can_be_reached(String path) {
        var answer = ada.get(path);

        assertEquals(404, answer.statusCode(), answer.body());
        assertEquals(List.of(), api.received());
    }

    @Test
    void a_body_and_its_answer_pass_as_they_are() {
        api.answers(
                CONNECTIONS,
                new RecordingApi.Answer(
                        201,
                        "application/json",
                        "{\"id\":\"con_1\"}",
                        Map.of(
                                "Location", "http://10.0.0.7:8081/v1/connections/con_1",
                                "Set-Cookie", "q_session=stolen",
                                "ETag", "\"3\"",
                                "Access-Control-Allow-Origin", "*")));

        var answer = ada.post("/api/registration/v1/connections", "{\"name\":\"Zürich ⇄ 東京\"}");

        assertEquals(201, answer.statusCode());
        assertEquals("{\"id\":\"con_1\"}", answer.body());
        assertEquals("/api/registration/v1/connections/con_1", Person.location(answer));
        assertEquals("\"3\"", answer.headers().firstValue("ETag").orElseThrow());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
        assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        assertEquals("{\"name\":\"Zürich ⇄ 東京\"}", api.received().getFirst().body());
    }

    @Test
    void a_refusal_of_an_api_passes_unchanged() {
        String problem = "{\"type\":\"/problems/prefix-taken\",\"status\":409}";
        api.answers(
                "/registration/v1/prefixes",
                new RecordingApi.Answer(409, "application/problem+json", problem, Map.of()));

        var answer = ada.post("/api/registration/v1/prefixes", "{}");

        assertEquals(409, answer.statusCode());
        assertEquals(problem, answer.body());
        assertEquals(
                "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void a_change_that_our_page_did_not_make_reaches_nobody(String method) {
        var withoutHeader =
                ada.call(
                        method,
                        "/api/registration/v1/connections",
                        BodyPublishers.ofString("a=b"),
                        "Content-Type",
                        "text/plain");
        var fromElsewhere =
                ada.call(
                        method,
                        "/api/registration/v1/connections",
                        BodyPublishers.ofString("{}"),
                        "X-Peering-Page",
                        "1",
                        "Origin",
                        "https://evil.example");

        isProblem(403, "not-from-this-page", withoutHeader);
        isProblem(403, "not-from-this-page", fromElsewhere);
        assertEquals(List.of(), api.received());
    }

    @Test
    void a_strange_method_is_refused() {
        var answer =
                ada.call("OPTIONS", "/api/registration/v1/connections", BodyPublishers.noBody());

        isProblem(405, "method-not-passed", answer);
    }

    @Test
    void an_api_that_is_down_is_said_to_be_down() {
        isProblem(502, "api-unreachable", ada.get("/api/validator/v1/preflight"));
    }

    @Test
    void an_api_that_is_silent_is_said_to_be_silent() {
        var asked = new CountDownLatch(1);
        api.handles("/alerting/v1/alerts", _ -> asked.countDown());

        isProblem(504, "api-silent", ada.get("/api/alerting/v1/alerts"));
        assertEquals(0, asked.getCount());
    }

    @Test
    void a_body_that_is_too_large_is_refused_before_it_is_sent() {
        var answer = ada.post("/api/registration/v1/connections", "x".repeat(1024 * 1024 + 1));

        assertEquals(413, answer.statusCode());
        assertEquals(List.of(), api.received());
    }

    @Test
    void a_body_of_unknown_length_is_refused() {
        var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[100]));

        var answer =
                ada.call(
                        "POST", "/api/registration/v1/connections", endless, "X-Peering-Page", "1");

        isProblem(411, "length-required", answer);
    }

    @Test
    void an_answer_that_says_it_is_too_large_is_refused() {
        api.answers(CONNECTIONS, "x".repeat(200 * 1024 + 1));

        isProblem(502, "answer-too-large", ada.get("/api/registration/v1/connections"));
    }

    @Test
    void an_answer_that_does_not_end_is_broken_off() {
        api.handles(
                CONNECTIONS,
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(200, 0);
                        for (int i = 0; i < 100; i++) {
                            exchange.getResponseBody().write(new byte[64 * 1024]);
                        }
                    }
                });

        assertThrows(UncheckedIOException.class, () -> ada.get("/api/registration/v1/connections"));
    }

    @Test
    void an_answer_of_unknown_length_passes() {
        String json = "{\"text\":\"" + "é".repeat(50_000) + "\"}";
        api.handles(
                CONNECTIONS,
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(200, 0);
                        exchange.getResponseBody().write(json.getBytes(StandardCharsets.UTF_8));
                    }
                });

        assertEquals(json, ada.get("/api/registration/v1/connections").body());
    }

    @Test
    void the_calls_are_counted_per_api_and_not_per_path() {
        api.answers("/registration/v1/connections/con_123", "{}");
        ada.get("/api/registration/v1/connections/con_123");

        String metrics = ada.get("/q/metrics").body();

        assertTrue(metrics.contains("uri=\"/api/registration\""), metrics);
        assertFalse(metrics.contains("con_123"));
    }

    static JsonObject claims(List<String> authorization) {
        assertEquals(1, authorization.size());
        String[] token = authorization.getFirst().substring("Bearer ".length()).split("\\.");
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8));
    }
}
