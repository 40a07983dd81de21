package peering.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a partner's BGP session is up, as its router tells by BMP (RFC 7854 section 4.9 and
 * 4.10).
 *
 * @param since since when it is in this state, by the router's clock
 * @param reason why it went down, for people; empty while it is up or if the router does not say
 */
public record SessionStateFact(
        String sessionId, State state, Instant since, Optional<String> reason, long revision) {

    /** Established, or not. */
    public enum State {
        Up,
        Down
    }
}
