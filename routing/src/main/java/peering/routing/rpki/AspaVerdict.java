package peering.routing.rpki;

import java.util.List;
import peering.routing.net.Asn;

/**
 * What ASPA verification says of a path (draft-ietf-sidrops-aspa-verification).
 *
 * <pre>
 *   every hop that has to be attested is ............. Valid
 *   some hop's customer says "not my provider", so
 *   that the path cannot be what customers allow ..... Invalid
 *   anything else .................................... Unknown
 * </pre>
 *
 * "Unknown" is no fault: somebody on the path has no ASPA yet.
 */
public sealed interface AspaVerdict {

    /** A step of the path, upwards as the procedure takes it. */
    record Hop(Asn customer, Asn provider) {

        /** {@code AS64500 to AS64501}. */
        @Override
        public String toString() {
            return customer + " to " + provider;
        }
    }

    record Valid() implements AspaVerdict {}

    /**
     * @param denied the hops whose customer denies them, nearest to the origin first: one, or one
     *     at each side of the top of the path. Empty for the other reasons
     * @param suspects the networks one of which passed on what it must not (or was put there by a
     *     forger), nearest to the origin first. Empty for the other reasons
     */
    record Invalid(Reason reason, List<Hop> denied, List<Asn> suspects) implements AspaVerdict {
        public Invalid {
            denied = List.copyOf(denied);
            suspects = List.copyOf(suspects);
        }
    }

    /**
     * @param unattested the hops at which the certain part of the path ends, as for {@code denied}
     */
    record Unknown(List<Hop> unattested) implements AspaVerdict {
        public Unknown {
            unattested = List.copyOf(unattested);
        }
    }

    enum Reason {
        EMPTY_PATH,
        /** The path does not begin with the neighbour that told it. */
        NEIGHBOR_NOT_FIRST,
        /** The path has an AS_SET, of which nothing can be verified (RFC 9774). */
        SET_IN_PATH,
        /** Somebody passed the route on who was not to: it leaked, or the path is forged. */
        NOT_VALLEY_FREE
    }

    /** {@code valid}, {@code invalid} or {@code unknown}, as people and tools write it. */
    default String text() {
        return switch (this) {
            case Valid _ -> "valid";
            case Invalid _ -> "invalid";
            case Unknown _ -> "unknown";
        };
    }
}
