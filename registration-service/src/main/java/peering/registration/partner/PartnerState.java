package peering.registration.partner;

import java.time.Instant;
import java.util.Optional;

/**
 * The life of a partner.
 *
 * <pre>
 *   Applied ──approve──► Active
 *      └─────reject────► Rejected
 * </pre>
 *
 * Only {@link Active} may have active sessions, register prefixes and carry connections. {@link
 * Rejected} is terminal; the organisation may apply again.
 */
public sealed interface PartnerState {

    /** When it came into this state. */
    Instant since();

    /** The state as people and the database call it. */
    default String word() {
        return switch (this) {
            case Applied _ -> "applied";
            case Active _ -> "active";
            case Rejected _ -> "rejected";
        };
    }

    /** Why it is so, if somebody had to say. */
    default Optional<String> reason() {
        return this instanceof Rejected(var _, String why) ? Optional.of(why) : Optional.empty();
    }

    record Applied(Instant since) implements PartnerState {
        Active approve(Instant now) {
            return new Active(now);
        }

        Rejected reject(Instant now, String why) {
            return new Rejected(now, why);
        }
    }

    record Active(Instant since) implements PartnerState {}

    /**
     * @param why is shown to the partner
     */
    record Rejected(Instant since, String why) implements PartnerState {}

    /** The state that the words of a row mean. */
    static PartnerState of(String word, Instant since, String reason) {
        return switch (word) {
            case "applied" -> new Applied(since);
            case "active" -> new Active(since);
            case "rejected" -> new Rejected(since, reason);
            default -> throw new IllegalStateException("no partner state: " + word);
        };
    }
}
