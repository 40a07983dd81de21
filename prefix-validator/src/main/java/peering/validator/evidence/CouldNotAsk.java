package peering.validator.evidence;

import java.time.Duration;
import java.util.Optional;

/** A source gave no answer. The message is one sentence for people. */
public final class CouldNotAsk extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final transient Optional<Duration> retryAfter;

    /**
     * @param reason stable code, such as {@code timeout}, {@code refused}, {@code rate-limited}
     */
    public CouldNotAsk(String reason, String message) {
        this(reason, message, Optional.empty());
    }

    /**
     * @param retryAfter how long the source wants to be left alone, if it said so
     */
    public CouldNotAsk(String reason, String message, Optional<Duration> retryAfter) {
        super(message);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public String reason() {
        return reason;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
