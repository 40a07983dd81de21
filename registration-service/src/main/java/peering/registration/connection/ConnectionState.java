package peering.registration.connection;

import java.time.Instant;

/**
 * The life of a connection.
 *
 * <pre>
 *   Active ──close──► Closed
 * </pre>
 *
 * Only {@link Active} takes new prefixes. {@link Closed} is terminal.
 */
public sealed interface ConnectionState {

    Instant since();

    /** The state as people and the database call it. */
    default String word() {
        return switch (this) {
            case Active _ -> "active";
            case Closed _ -> "closed";
        };
    }

    record Active(Instant since) implements ConnectionState {
        Closed close(Instant now) {
            return new Closed(now);
        }
    }

    record Closed(Instant since) implements ConnectionState {}

    /** The state that the words of a row mean. */
    static ConnectionState of(String word, Instant since) {
        return switch (word) {
            case "active" -> new Active(since);
            case "closed" -> new Closed(since);
            default -> throw new IllegalStateException("no connection state: " + word);
        };
    }
}
