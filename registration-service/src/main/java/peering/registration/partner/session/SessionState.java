package peering.registration.partner.session;

import java.time.Instant;

/**
 * The life of a BGP session as it is registered, not whether it is up.
 *
 * <pre>
 *   Requested ──activate──► Active ──close──► Closed
 *       └──────────────close───────────────────┘
 * </pre>
 *
 * Only {@link Active} counts as carrying routes. {@link Closed} is terminal and frees the address.
 */
public sealed interface SessionState {

    Instant since();

    /** The state as people and the database call it. */
    default String word() {
        return switch (this) {
            case Requested _ -> "requested";
            case Active _ -> "active";
            case Closed _ -> "closed";
        };
    }

    record Requested(Instant since) implements SessionState {
        Active activate(Instant now) {
            return new Active(now);
        }

        Closed close(Instant now) {
            return new Closed(now);
        }
    }

    record Active(Instant since) implements SessionState {
        Closed close(Instant now) {
            return new Closed(now);
        }
    }

    record Closed(Instant since) implements SessionState {}

    /** The state that the words of a row mean. */
    static SessionState of(String word, Instant since) {
        return switch (word) {
            case "requested" -> new Requested(since);
            case "active" -> new Active(since);
            case "closed" -> new Closed(since);
            default -> throw new IllegalStateException("no session state: " + word);
        };
    }
}
