package peering.journeys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import peering.journeys.world.Api;
import peering.journeys.world.Peering;

/** The customer's chat and incident service, told of the same troubles as its raw webhook. */
record ChatAndPager(Api receiver, String customer) {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    static void subscribe(Peering peering, String customer, String connection, String receiver) {
        for (String format : List.of("slack", "pagerduty")) {
            String url = receiver + "/hooks/" + customer + "-" + format;
            peering.subscription(customer, connection, url, format);
        }
    }

    /** Of the hijack, and nothing of it twice. */
    void assertToldFromFirstSightToEnd() throws JsonProcessingException {
        var chat = told("slack", "✅");
        assertTrue(chat.getFirst().path("says").asText().contains("route anomaly opened"));
        assertTrue(chat.getFirst().path("says").asText().contains("10297"));
        assertEquals(1, chat.stream().filter(one -> says(one, "anomaly opened")).count());
        assertEquals(1, chat.stream().filter(one -> says(one, "anomaly resolved")).count());

        var pager = told("pagerduty", "route anomaly resolved");
        var first = body(pager.getFirst());
        var last = body(pager.getLast());
        assertEquals("trigger", first.path("event_action").asText());
        assertEquals("resolve", last.path("event_action").asText());
        assertEquals(first.path("dedup_key"), last.path("dedup_key"));
        assertEquals(32, last.path("routing_key").asText().length());
        assertEquals(1, pager.stream().filter(one -> says(one, "anomaly opened")).count());
    }

    /** All that came on the anomaly, once the latest says this. */
    private List<JsonNode> told(String format, String end) {
        await(format + " hears of the end")
                .atMost(WITHIN)
                .until(() -> anomalies(format).stream().anyMatch(one -> says(one, end)));
        var told = anomalies(format);
        told.forEach(one -> {
            assertEquals(format, one.path("format").asText());
            assertTrue(one.path("verified").asBoolean(), one::toString);
        });
        return told;
    }

    private List<JsonNode> anomalies(String format) {
        return receiver.get("/hooks/" + customer + "-" + format)
                .expect(200)
                .path("items")
                .valueStream()
                .filter(one -> says(one, "route anomaly"))
                .toList();
    }

    private static boolean says(JsonNode one, String words) {
        return one.path("says").asText().contains(words);
    }

    private static JsonNode body(JsonNode one) throws JsonProcessingException {
        return new ObjectMapper().readTree(one.path("body").asText());
    }
}
