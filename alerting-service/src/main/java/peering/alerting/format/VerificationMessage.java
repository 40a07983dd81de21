package peering.alerting.format;

import java.time.Instant;

/** Asks a receiver to show that it wants to be told: its answer has to hold the challenge. */
public final class VerificationMessage {
    public static final String TYPE = "endpoint.verification";

    private VerificationMessage() {}

    record Data(String endpointId, String challenge, String message) {}

    public static Message of(String endpointId, String challenge, Instant now) {
        var data =
                new Data(
                        endpointId,
                        challenge,
                        "Answer with 2xx and a body that holds the challenge, and alerts will"
                                + " follow. If you do not expect them, answer anything else.");
        return new Message(TYPE, now, data);
    }
}
