package peering.registration;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.Topics;
import peering.stack.TestStack;
import peering.stack.kafka.Facts;

/** A fact that does not say what its effect needs is parked, and those behind it are taken. */
@RegistrationTest
class NeededFieldsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "peering.verdicts.v1;              {\"findings\": []}",
                "peering.verdicts.v1;              {\"verdictId\": \"v\", \"prefixId\": \"p\", \"outcome\": \"Failed\", \"policyVersion\": \"1\", \"findings\": []}",
                "peering.verdicts.v1;              {\"verdictId\": \"v\", \"prefixId\": \"p\", \"outcome\": \"Failed\", \"policyVersion\": \"1\", \"decidedAt\": \"2026-11-24T12:00:00Z\", \"findings\": [{\"check\": \"rov\", \"evidence\": {}}]}",
                "peering.route-anomalies.v1;       {\"expectedOrigins\": [], \"observers\": []}",
                "peering.latency-degradations.v1;  {}",
                "peering.received-routes.v1;       {\"communities\": []}",
                "peering.session-states.v1;        {}",
                "peering.site-latency.v1;          {}",
            })
    void is_parked(String topic, String json) {
        String key = World.unique("needed");
        byte[] fact = json.getBytes(StandardCharsets.UTF_8);

        TestStack.facts().tell(topic, key, fact, Map.of());
        TestStack.facts().tell(topic, key, fact, Map.of());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertEquals(List.of(json, json), parked(topic, key)));
    }

    /** Both: the first did not hold up the second. */
    private static List<String> parked(String topic, String key) {
        return TestStack.facts().all(Topics.deadLetters(topic)).stream()
                .filter(fact -> key.equals(fact.key()))
                .map(Facts.Fact::value)
                .toList();
    }
}
