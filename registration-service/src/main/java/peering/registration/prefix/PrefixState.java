package peering.registration.prefix;

import java.time.Instant;
import peering.contract.PrefixFact.Standing;
import peering.contract.VerdictFact.Outcome;

/**
 * How a customer's prefix stands.
 *
 * <pre>
 *   Pending ──verdict──► Verified ◄─verdict─► Failed
 *      ▲                                         │
 *      └───────────────judge anew────────────────┘
 *
 *   any of the three ──release──► Released
 * </pre>
 *
 * Verdicts have seven words: Verified and Warning verify, Failed and Invalid fail, and one that
 * says that nothing can be said leaves all as it is.
 *
 * <p>A Pending claim that is too old, and one whose delegation ended, become Failed as by a
 * verdict. Failed is not final: whoever mends what a check found is judged anew. A Verified one
 * stands while it is judged anew: what it rests on was looked at before, and it must not be left
 * unwatched and without its path meanwhile. {@link Released} is terminal and offers no move.
 */
public sealed interface PrefixState {

    Instant since();

    /** The word of the contract, of the database and of people. */
    default Standing standing() {
        return switch (this) {
            case Pending _ -> Standing.Pending;
            case Verified _ -> Standing.Verified;
            case Failed _ -> Standing.Failed;
            case Released _ -> Standing.Released;
        };
    }

    /** True if nobody else may register what overlaps. */
    default boolean isHolding() {
        return this instanceof Pending || this instanceof Verified;
    }

    /** All that the customer has not given back. */
    sealed interface Claimed extends PrefixState {

        /** The same state, since when it was, if the verdict says nothing new. */
        default Claimed judged(Outcome outcome, Instant now) {
            if (outcome.inForce()) return this instanceof Verified ? this : new Verified(now);
            if (outcome.refuses()) return this instanceof Failed ? this : new Failed(now);
            return this;
        }

        /** How it stands until the verdict on the raised claim revision comes. */
        default Claimed judgedAnew(Instant now) {
            return this instanceof Failed ? new Pending(now) : this;
        }

        default Released release(Instant now) {
            return new Released(now);
        }
    }

    record Pending(Instant since) implements Claimed {}

    record Verified(Instant since) implements Claimed {}

    record Failed(Instant since) implements Claimed {}

    record Released(Instant since) implements PrefixState {}

    /** The state that a row means. */
    static PrefixState of(Standing standing, Instant since) {
        return switch (standing) {
            case Pending -> new Pending(since);
            case Verified -> new Verified(since);
            case Failed -> new Failed(since);
            case Released -> new Released(since);
        };
    }
}
