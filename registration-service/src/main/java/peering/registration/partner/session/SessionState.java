package peering.registration.partner.session;

import java.time.Instant;
import java.util.Optional;

/**
 * The life of a BGP session as it is registered, not whether it is up.
 *
 * <pre>
 *   Requested ──provision──► Provisioning ──validate──► Validating ──activate──► Active
 *       │                     ▲      │                       │                     │
 *       │                   provision│                       │                     │
 *       └────────fail────► Failed ◄──┴─────────fail──────────┘                     │
 *                             └─────────────────close────────────────► Closed ◄────┘
 * </pre>
 *
 * An operator may activate at once whatever is on its way ({@link Underway}), and every state but
 * the last may be closed. Only {@link Active} counts as carrying routes. {@link Closed} is terminal
 * and frees the address.
 */
public sealed interface SessionState {

    Instant since();

    /** Why it is so, if somebody had to say. */
    default Optional<String> reason() {
        return Optional.empty();
    }

    /** The state as people and the database call it. */
    default String word() {
        return switch (this) {
            case Requested _ -> "requested";
            case Provisioning _ -> "provisioning";
            case Validating _ -> "validating";
            case Active _ -> "active";
            case Failed _ -> "failed";
            case Closed _ -> "closed";
        };
    }

    /** A state that is not the end. */
    sealed interface Open extends SessionState {
        default Closed close(Instant now, Optional<String> why) {
            return new Closed(now, why);
        }
    }

    /** On its way to carrying routes. */
    sealed interface Underway extends Open {
        default Active activate(Instant now) {
            return new Active(now);
        }

        default Failed fail(Instant now, String why) {
            return new Failed(now, Optional.of(why));
        }
    }

    /** From where work on the router may begin. */
    sealed interface Unprovisioned extends Open {
        default Provisioning provision(Instant now) {
            return new Provisioning(now);
        }
    }

    record Requested(Instant since) implements Underway, Unprovisioned {}

    record Provisioning(Instant since) implements Underway {
        Validating validate(Instant now) {
            return new Validating(now);
        }
    }

    record Validating(Instant since) implements Underway {}

    record Active(Instant since) implements Open {}

    /** It could not be set up; it may be tried again. */
    record Failed(Instant since, Optional<String> reason) implements Unprovisioned {}

    record Closed(Instant since, Optional<String> reason) implements SessionState {}

    /**
     * The state that the words of a row mean.
     *
     * @param reason null if nobody gave one
     */
    static SessionState of(String word, Instant since, String reason) {
        return switch (word) {
            case "requested" -> new Requested(since);
            case "provisioning" -> new Provisioning(since);
            case "validating" -> new Validating(since);
            case "active" -> new Active(since);
            case "failed" -> new Failed(since, Optional.ofNullable(reason));
            case "closed" -> new Closed(since, Optional.ofNullable(reason));
            default -> throw new IllegalStateException("no session state: " + word);
        };
    }
}
