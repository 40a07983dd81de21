package peering.routing.rpki;

import java.util.List;

/**
 * What route origin validation says of one announcement (RFC 6811, section 2).
 *
 * <pre>
 *   no VRP covers the prefix .............................. NotFound
 *   a covering VRP names the origin and allows the length .. Valid
 *   anything else ......................................... Invalid
 * </pre>
 *
 * The RFC stops at "invalid". {@link Invalid#reason} is ours, and it is a property of the
 * <em>set</em> of covering VRPs, never of the order in which a table happened to return them.
 */
public sealed interface RovVerdict {

    /** Every VRP whose prefix covers the route, least specific first; empty only if not found. */
    List<Vrp> covering();

    RovState state();

    /**
     * @param matched any one of the VRPs that match
     */
    record Valid(Vrp matched, List<Vrp> covering) implements RovVerdict {
        public Valid {
            covering = List.copyOf(covering);
        }

        @Override
        public RovState state() {
            return RovState.VALID;
        }
    }

    record Invalid(Reason reason, List<Vrp> covering) implements RovVerdict {
        public Invalid {
            covering = List.copyOf(covering);
        }

        @Override
        public RovState state() {
            return RovState.INVALID;
        }
    }

    record NotFound() implements RovVerdict {
        @Override
        public List<Vrp> covering() {
            return List.of();
        }

        @Override
        public RovState state() {
            return RovState.NOT_FOUND;
        }
    }

    /** Why a route is invalid; the first that is true. */
    enum Reason {
        /**
         * The origin holds a ROA for a covering prefix, but announces it more specifically than it
         * allows (RFC 9319).
         */
        TOO_SPECIFIC,
        /** All covering VRPs name AS 0: the holder says that nobody may announce it. */
        AS0,
        /** Others may announce it, this origin may not. */
        WRONG_ORIGIN
    }
}
