package peering.alerting;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.alerting.Api.Made;
import peering.alerting.NodeVerifiers.Case;
import peering.alerting.NodeVerifiers.Verdict;
import peering.alerting.format.Format;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/** What this service sends, judged by the verifiers that customers have. */
@QuarkusTest
class NodeVerifiesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ROUTING_KEY = "0123456789abcdefABCDEF0123456789";
    private static final String STRANGERS = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        Api.forgetEndpoints("acme");
        receiver.close();
    }

    @Test
    void every_format_verifies_and_nothing_that_was_touched_does() throws Exception {
        var secrets = new HashMap<Format, String>();
        for (var format : Format.values()) secrets.put(format, endpoint(format).secret());
        var anomaly = Told.anomaly("acme", Told.fresh("con_"));
        Told.tell(anomaly);
        for (var format : Format.values()) awaitAt(format, 2);
        Told.tell(Told.next(anomaly, Severity.Warning, State.Ended));
        for (var format : Format.values()) awaitAt(format, 3);

        var good = new ArrayList<Case>();
        var touched = new ArrayList<Case>();
        for (var format : Format.values()) {
            for (var request : at(format)) {
                var one = Case.of(request, secrets.get(format));
                good.add(one);
                touched.addAll(touched(one));
            }
        }

        assertEquals(3 * Format.values().length, good.size());
        NodeVerifiers.judge(good)
                .forEach(verdict -> assertTrue(verdict.bothAccept(), verdict::toString));
        NodeVerifiers.judge(touched)
                .forEach(verdict -> assertTrue(verdict.bothRefuse(), verdict::toString));
    }

    private static List<Case> touched(Case one) {
        long seconds = Long.parseLong(one.headers().get("webhook-timestamp"));
        return List.of(
                one.withBody(one.body() + " "),
                one.withBody(one.body().replaceFirst("\\{", "{ ")),
                one.with("webhook-id", one.headers().get("webhook-id") + "0"),
                one.with("webhook-timestamp", Long.toString(seconds - 1)),
                one.with("webhook-timestamp", Long.toString(seconds - 302)),
                one.with("webhook-signature", "v1,AAAA"),
                one.withSecret(STRANGERS));
    }

    @Test
    void while_a_secret_is_rotated_either_of_the_two_verifies() throws Exception {
        var endpoint = Api.endpoint("acme", receiver.url("/rotated"));
        String renewed =
                Api.as("acme")
                        .post("/v1/endpoints/" + endpoint.id() + "/rotate-secret")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("secret");
        test(endpoint.id());
        await().atMost(SOON).until(() -> receiver.at("/rotated").size() == 1);

        var sent = Case.of(receiver.at("/rotated").getFirst(), endpoint.secret());
        String v1a =
                "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";
        var beside = v1a + " " + sent.headers().get("webhook-signature");
        var verdicts =
                NodeVerifiers.judge(
                        List.of(
                                sent,
                                sent.withSecret(renewed),
                                sent.with("webhook-signature", beside),
                                sent.withSecret(renewed).with("webhook-signature", beside),
                                sent.with("webhook-signature", v1a),
                                sent.withSecret(STRANGERS)));

        assertEquals(
                List.of(true, true, true, true, false, false),
                verdicts.stream().map(Verdict::bothAccept).toList());
    }

    @Test
    void pagerdutys_routing_key_leaves_in_the_body_and_lies_nowhere() {
        var endpoint = endpoint(Format.PagerDuty);
        awaitAt(Format.PagerDuty, 1);

        var request = at(Format.PagerDuty).getFirst();

        assertEquals(ROUTING_KEY, JsonPath.from(request.body()).getString("routing_key"));
        assertEquals("test-" + request.id(), JsonPath.from(request.body()).getString("dedup_key"));
        assertEquals(0, Database.count("delivery where body like '%" + ROUTING_KEY + "%'"));
        assertEquals(
                0,
                Database.count(
                        "endpoint where encode(credential, 'escape') like '%"
                                + ROUTING_KEY
                                + "%'"));
        String shown =
                Api.as("acme").get("/v1/endpoints/" + endpoint.id()).then().extract().asString();
        String delivery =
                Api.as("acme").get("/v1/deliveries/" + request.id()).then().extract().asString();
        assertFalse(shown.contains(ROUTING_KEY), shown);
        assertFalse(delivery.contains(ROUTING_KEY), delivery);
    }

    @Test
    void cloudevents_carry_the_deliverys_id_and_content_type_in_both_modes() {
        endpoint(Format.CloudEvents);
        endpoint(Format.CloudEventsBinary);
        awaitAt(Format.CloudEvents, 1);
        awaitAt(Format.CloudEventsBinary, 1);

        var structured = at(Format.CloudEvents).getFirst();
        var binary = at(Format.CloudEventsBinary).getFirst();

        assertEquals("application/cloudevents+json", structured.header("content-type"));
        assertEquals(structured.id(), JsonPath.from(structured.body()).getString("id"));
        assertEquals("application/json", binary.header("content-type"));
        assertEquals(binary.id(), binary.header("ce-id"));
        assertEquals("endpoint.test", binary.header("ce-type"));
        assertEquals("1.0", binary.header("ce-specversion"));
    }

    @Test
    void a_credential_that_does_not_fit_the_format_is_refused() {
        refused(Map.of("url", receiver.url("/x"), "format", "pagerduty"));
        refused(Map.of("url", receiver.url("/x"), "format", "pagerduty", "credential", "short"));
        refused(Map.of("url", receiver.url("/x"), "format", "slack", "credential", ROUTING_KEY));
    }

    private static void refused(Map<String, String> body) {
        var answer = Api.as("acme").body(body).post("/v1/endpoints").then().statusCode(400);
        assertTrue(answer.extract().asString().contains("credential"));
    }

    /** With a subscription to all, and a test event on its way. */
    private Made endpoint(Format format) {
        var body = new HashMap<String, Object>();
        body.put("url", receiver.url(path(format)));
        body.put("format", format.slug());
        if (format == Format.PagerDuty) body.put("credential", ROUTING_KEY);
        var made = Api.as("acme").body(body).post("/v1/endpoints").then().statusCode(201).extract();
        Made endpoint = new Made(made.path("endpointId"), made.path("secret"));
        Api.subscribeToAll("acme", endpoint.id());
        test(endpoint.id());
        return endpoint;
    }

    private static void test(String endpointId) {
        Api.as("acme").post("/v1/endpoints/" + endpointId + "/test").then().statusCode(202);
    }

    private void awaitAt(Format format, int requests) {
        await(format.slug()).atMost(SOON).until(() -> at(format).size() == requests);
    }

    private List<Receiver.Received> at(Format format) {
        return receiver.at(path(format));
    }

    private static String path(Format format) {
        return "/" + format.slug();
    }
}
