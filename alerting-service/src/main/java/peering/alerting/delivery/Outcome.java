package peering.alerting.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * How one attempt to deliver a webhook ended.
 *
 * <p>Every status, timeout and TLS error becomes one of these three at the socket's edge; nobody
 * above it looks at a status code again.
 */
public sealed interface Outcome {

    record Delivered(int status) implements Outcome {}

    /** Worth another try. {@code notBefore} is the receiver's own wish (Retry-After), if any. */
    record TryLater(String why, Optional<Duration> notBefore) implements Outcome {
        static TryLater because(String why) {
            return new TryLater(why, Optional.empty());
        }
    }

    /** Another try would end the same way: the receiver asks not to be called again. */
    record GiveUp(String why) implements Outcome {}

    /**
     * As Standard Webhooks has it: 2xx is delivered, 410 means stop, anything else may be better
     * later. Redirects are not followed: the signature is for this URL's owner.
     */
    static Outcome ofStatus(int status, Optional<Duration> retryAfter) {
        if (status / 100 == 2) return new Delivered(status);
        if (status == 410) return new GiveUp("the receiver says the endpoint is gone (410)");
        if (status / 100 == 3) {
            return new TryLater(
                    "the receiver redirects (" + status + "), which is not followed", retryAfter);
        }
        return new TryLater("the receiver answered " + status, retryAfter);
    }

    /** The outcome's name, as the attempts' rows and the metrics hold it. */
    default String word() {
        return getClass().getSimpleName();
    }

    /** One sentence for the customer. */
    default String why() {
        return switch (this) {
            case Delivered(int status) -> "the receiver answered " + status;
            case TryLater(String why, var _) -> why;
            case GiveUp(String why) -> why;
        };
    }
}
