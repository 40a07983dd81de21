package peering.alerting.format;

import java.time.Instant;

/** What a customer sends itself to see that everything fits together. */
public final class TestMessage {
    public static final String TYPE = "endpoint.test";

    /** What a person reads of it in a chat. */
    static final String SENTENCE =
            "This is a test of Open Peering Service. Alerts will arrive here too.";

    private TestMessage() {}

    record Data(String endpointId, String message) {}

    public static Message of(String endpointId, Instant now) {
        var data =
                new Data(
                        endpointId,
                        "This is a test. If its signature verifies, alerts will arrive too.");
        return new Message(TYPE, now, data);
    }
}
