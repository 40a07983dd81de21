package peering.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import peering.journeys.world.Api;

/** What a customer's webhook was sent, as the demo receiver tells it. */
record Hook(Api receiver, String name) {

    /**
     * @param verified what the independent Standard Webhooks library says
     */
    record Message(String id, boolean verified, JsonNode body) {
        String type() {
            return body.path("type").asText();
        }
    }

    List<Message> all() {
        return receiver.get("/hooks/" + name)
                .expect(200)
                .path("items")
                .valueStream()
                .map(Hook::message)
                .toList();
    }

    /** The first message of this type; waits for it. */
    Message await(String type) {
        return org.awaitility.Awaitility.await("a webhook of type " + type)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                all().stream()
                                        .filter(message -> message.type().equals(type))
                                        .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    List<Message> of(String type) {
        return all().stream().filter(message -> message.type().equals(type)).toList();
    }

    void forget() {
        receiver.delete("/hooks/" + name).expect(204);
    }

    private static Message message(JsonNode item) {
        try {
            return new Message(
                    item.path("headers").path("webhook-id").asText(),
                    item.path("verified").asBoolean(),
                    new ObjectMapper().readTree(item.path("body").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
