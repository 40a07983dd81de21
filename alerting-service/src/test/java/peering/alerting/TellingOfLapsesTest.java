package peering.alerting;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.VerdictFact.Outcome;

/** Verdicts in on Kafka, signed requests out at a receiver. */
@QuarkusTest
class TellingOfLapsesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private Receiver receiver;
    private String connection;

    @BeforeEach
    void open() throws Exception {
        receiver = new Receiver();
        connection = Told.fresh("con_");
    }

    @AfterEach
    void close() {
        Api.forgetEndpoints("acme");
        receiver.close();
    }

    @Test
    void a_prefix_that_lapses_is_told_with_what_does_not_hold_and_when_it_is_back()
            throws Exception {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        Api.subscribeToAll("acme", endpoint.id());
        var soon = Optional.of(Instant.parse("2026-11-24T13:00:00Z"));

        Told.tell(
                Told.verdict(
                        "acme",
                        connection,
                        Outcome.Warning,
                        Optional.empty(),
                        Optional.empty(),
                        1));
        Told.tell(Told.lapsed("acme", connection, Outcome.Warning, soon, 2));
        Told.tell(Told.lapsed("acme", connection, Outcome.Failed, Optional.empty(), 3));
        Told.tell(Told.lapsed("acme", connection, Outcome.Verified, Optional.empty(), 4));

        await().atMost(SOON)
                .until(
                        () -> types("/hook"),
                        List.of(
                                        "prefix.validation.opened",
                                        "prefix.validation.updated",
                                        "prefix.validation.resolved")
                                ::equals);
        var updated = receiver.at("/hook").get(1);
        updated.verify(endpoint.secret());
        var body = JsonPath.from(updated.body());
        assertEquals("Critical", body.getString("data.severity"));
        assertEquals("Failed", body.getString("data.evidence.validationState"));
        assertEquals("rov-wrong-origin", body.getString("data.evidence.findings[0].reason"));
        assertEquals("Have a ROA signed.", body.getString("data.evidence.findings[0].repair"));
        assertEquals("205.251.192.0/23: What ROAs say.", body.getString("data.summary"));
    }

    private List<String> types(String path) {
        return receiver.at(path).stream()
                .map(request -> JsonPath.from(request.body()).getString("type"))
                .toList();
    }
}
