package peering.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.journeys.launch.PeeringSystem;
import peering.journeys.world.Api;
import peering.journeys.world.Callers;
import peering.journeys.world.Peering;

/**
 * What is asked wrongly is refused with a problem (RFC 9457), and nothing is different afterwards.
 */
@ExtendWith(WholeSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
    private static final String HELD = "101.124.0.0/16";
    private static final String HELDS_PART = "101.124.128.0/18";

    private Callers callers;
    private Peering peering;
    private String connectionOfAcme;
    private String connectionOfGlobex;
    private String keyOfPart;

    @BeforeAll
    void world(PeeringSystem system) {
        callers = new Callers(system.addresses());
        peering = new Peering(callers, "ops");
        var vienna = Vienna.of(peering);
        connectionOfAcme =
                peering.connection(
                        "acme", "acme Vienna", vienna.partnerId(), vienna.siteId(), null);
        connectionOfGlobex =
                peering.connection(
                        "globex", "globex Vienna", vienna.partnerId(), vienna.siteId(), null);
        peering.prefix(
                "globex",
                connectionOfGlobex,
                HELD,
                peering.key(Vienna.PARTNER, vienna.partnerId(), HELD, List.of(131_486L)));
        keyOfPart = peering.key(Vienna.PARTNER, vienna.partnerId(), HELDS_PART, List.of(131_486L));
    }

    @Test
    void whoever_brings_no_token() {
        refused(401, callers.nobody().registration().get("/v1/connections"));
        refused(401, callers.nobody().registration().post("/v1/sites", Api.object("name", "x")));
        refused(401, callers.nobody().validator().get("/v1/prefixes/pfx_1/verdicts"));
        refused(401, callers.nobody().telemetry().get("/v1/anomalies"));
        refused(401, callers.nobody().alerting().get("/v1/alerts"));
    }

    @Test
    void another_customers_connection_is_not_there() {
        refused(
                404,
                callers.as("acme").registration().get("/v1/connections/" + connectionOfGlobex));
        refused(
                404,
                callers.as("acme").registration().delete("/v1/connections/" + connectionOfGlobex));
        refused(404, claim("acme", connectionOfGlobex, "192.175.48.0/24", "ppk_unknown"));
    }

    @ParameterizedTest
    @CsvSource({
        "host bits,             400, 205.251.192.1/23,  ppk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
        "a private prefix,      422, 192.168.0.0/16,    ppk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
        "a key of nothing,      422, 192.175.48.0/24,   ppk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
    })
    void a_prefix_with(String what, int status, String prefix, String key) {
        refused(status, claim("acme", connectionOfAcme, prefix, key));
    }

    @Test
    void a_prefix_that_somebody_else_holds() {
        refused(409, claim("acme", connectionOfAcme, HELDS_PART, keyOfPart));
    }

    @ParameterizedTest
    @CsvSource({
        "https://10.0.0.1/hook",
        "https://192.168.1.1/hook",
        "https://[fd00::1]/hook",
        "https://169.254.169.254/latest"
    })
    void an_endpoint_on_a_private_address(String url) {
        int before = list(callers.as("acme").alerting(), "/v1/endpoints").size();

        refused(400, callers.as("acme").alerting().post("/v1/endpoints", Api.object("url", url)));

        assertEquals(before, list(callers.as("acme").alerting(), "/v1/endpoints").size());
    }

    private Api.Answer claim(String customer, String connection, String prefix, String key) {
        var before = prefixes();
        var answer =
                callers.as(customer)
                        .registration()
                        .post(
                                "/v1/connections/" + connection + "/prefixes",
                                Api.object("prefix", prefix, "key", key));
        assertEquals(before, prefixes(), "something was changed");
        return answer;
    }

    private List<String> prefixes() {
        return list(callers.as("ops").registration(), "/v1/prefixes?limit=1000").stream()
                .map(prefix -> prefix.path("id").asText())
                .toList();
    }

    private static List<JsonNode> list(Api api, String path) {
        return api.get(path).expect(200).path("items").valueStream().toList();
    }

    private static void refused(int status, Api.Answer answer) {
        assertAll(
                () -> assertEquals(status, answer.status(), answer.toString()),
                () ->
                        assertTrue(
                                answer.type().startsWith("application/problem+json"),
                                answer.toString()),
                () -> assertEquals(status, answer.body().path("status").asInt(), answer.toString()),
                () -> isThere(answer.body().path("title").asText()),
                () -> isThere(answer.body().path("type").asText()));
    }

    private static void isThere(String blank) {
        assertTrue(!blank.isBlank(), "a field of the problem is missing");
    }
}
