package peering.registration.partner;

import java.time.Instant;
import java.util.Optional;

/**
 * The life of a partner.
 *
 * <pre>
 *   Applied ──prove──► Proven ──approve──► Active ◄──resume── Suspended
 *      │  └──────approve without proof──────►│ └───suspend──────►│
 *      ├─────reject──────┤                   │                   │
 *      ▼                 ▼                   ▼                   ▼
 *   Rejected          Rejected             Closed ◄────close─────┘   (Applied and Proven: withdrawn)
 * </pre>
 *
 * Only {@link Active} may ask for sessions, register prefixes and carry new connections; an
 * applicant may ask for sessions already, so that they are there when it is approved. {@link
 * Suspended} keeps what it has and gets nothing new. {@link Rejected} and {@link Closed} are
 * terminal; the organisation may apply again.
 */
public sealed interface PartnerState {

    /** When it came into this state. */
    Instant since();

    /** Why it is so, if somebody had to say; shown to the partner. */
    default Optional<String> reason() {
        return Optional.empty();
    }

    /** The state as people and the database call it. */
    default String word() {
        return switch (this) {
            case Applied _ -> "applied";
            case Proven _ -> "proven";
            case Active _ -> "active";
            case Suspended _ -> "suspended";
            case Rejected _ -> "rejected";
            case Closed _ -> "closed";
        };
    }

    /** A state that is not the end. */
    sealed interface Open extends PartnerState {
        default Closed close(Instant now, Optional<String> why) {
            return new Closed(now, why);
        }
    }

    /** A state that waits for the operator's decision. */
    sealed interface Undecided extends Open {
        default Rejected reject(Instant now, String why) {
            return new Rejected(now, Optional.of(why));
        }
    }

    record Applied(Instant since) implements Undecided {
        Proven prove(Instant now) {
            return new Proven(now);
        }

        /** Somebody vouches for an ASN that nobody has proved, and says why. */
        Active approveWithoutProof(Instant now, String why) {
            return new Active(now, Optional.of(why));
        }
    }

    /** It was seen that the applicant runs the ASN. */
    record Proven(Instant since) implements Undecided {
        Active approve(Instant now) {
            return new Active(now, Optional.empty());
        }
    }

    /**
     * @param reason only where it was approved without proof
     */
    record Active(Instant since, Optional<String> reason) implements Open {
        Suspended suspend(Instant now, String why) {
            return new Suspended(now, Optional.of(why));
        }
    }

    record Suspended(Instant since, Optional<String> reason) implements Open {
        Active resume(Instant now) {
            return new Active(now, Optional.empty());
        }
    }

    record Rejected(Instant since, Optional<String> reason) implements PartnerState {}

    record Closed(Instant since, Optional<String> reason) implements PartnerState {}

    /**
     * The state that the words of a row mean.
     *
     * @param reason null if nobody had to say one
     */
    static PartnerState of(String word, Instant since, String reason) {
        var why = Optional.ofNullable(reason);
        return switch (word) {
            case "applied" -> new Applied(since);
            case "proven" -> new Proven(since);
            case "active" -> new Active(since, why);
            case "suspended" -> new Suspended(since, why);
            case "rejected" -> new Rejected(since, why);
            case "closed" -> new Closed(since, why);
            default -> throw new IllegalStateException("no partner state: " + word);
        };
    }
}
