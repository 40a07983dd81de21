package peering.registration.connection;

import java.time.Instant;
import java.util.Optional;

/**
 * The life of a connection.
 *
 * <pre>
 *   Requested ──approve──► Active ◄──resume── Suspended
 *       │                    │ └───suspend───────►│
 *     reject                 │                    │
 *       │                    │                    │
 *       └───────close────────┴───────close────────┘
 *                            ▼
 *                         Closed
 * </pre>
 *
 * Only {@link Active} takes new prefixes and has paths over its sites; the prefixes of a {@link
 * Suspended} one stay registered and watched, and go by the Internet. {@link Closed} is terminal.
 */
public sealed interface ConnectionState {

    Instant since();

    /** The state as people and the database call it. */
    default String word() {
        return switch (this) {
            case Requested _ -> "requested";
            case Active _ -> "active";
            case Suspended _ -> "suspended";
            case Closed _ -> "closed";
        };
    }

    /** Why it is so, where somebody had to say. */
    default Optional<String> reason() {
        return switch (this) {
            case Requested _, Active _ -> Optional.empty();
            case Suspended(var _, var why) -> Optional.of(why);
            case Closed(var _, var why) -> Optional.of(why);
        };
    }

    /** All that has not ended. */
    sealed interface Open extends ConnectionState {
        default Closed close(Instant now, String why) {
            return new Closed(now, why);
        }
    }

    /** Asked for; the operator decides. */
    record Requested(Instant since) implements Open {
        Active approve(Instant now) {
            return new Active(now);
        }
    }

    record Active(Instant since) implements Open {
        Suspended suspend(Instant now, String why) {
            return new Suspended(now, why);
        }
    }

    /**
     * @param why is shown to the customer
     */
    record Suspended(Instant since, String why) implements Open {
        Active resume(Instant now) {
            return new Active(now);
        }
    }

    /**
     * @param why is shown to the customer
     */
    record Closed(Instant since, String why) implements ConnectionState {}

    /** The state that the words of a row mean. */
    static ConnectionState of(String word, Instant since, String reason) {
        return switch (word) {
            case "requested" -> new Requested(since);
            case "active" -> new Active(since);
            case "suspended" -> new Suspended(since, reason);
            case "closed" -> new Closed(since, reason);
            default -> throw new IllegalStateException("no connection state: " + word);
        };
    }
}
