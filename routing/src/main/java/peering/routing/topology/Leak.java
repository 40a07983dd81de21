package peering.routing.topology;

import peering.routing.net.Asn;

/**
 * A network passed on a route beyond whom it was meant for (RFC 7908).
 *
 * @param from who told it to the leaker
 * @param to whom the leaker told it
 */
public record Leak(Type type, Asn leaker, Asn from, Asn to) {

    /** The types of RFC 7908 section 3 that relationships can show. */
    public enum Type {
        /** From a provider to another provider: the network became transit for both. */
        HAIRPIN(1),
        /** From a peer to another peer. */
        LATERAL(2),
        /** From a provider to a peer. */
        PROVIDER_TO_PEER(3),
        /** From a peer to a provider. */
        PEER_TO_PROVIDER(4);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        /** The RFC's number. */
        public int number() {
            return number;
        }

        /** Both {@code PROVIDER} or {@code PEER}. */
        static Type of(Relation from, Relation to) {
            if (from == Relation.PROVIDER) {
                return to == Relation.PROVIDER ? HAIRPIN : PROVIDER_TO_PEER;
            }
            return to == Relation.PROVIDER ? PEER_TO_PROVIDER : LATERAL;
        }
    }

    /** {@code AS3 leaked from AS1 to AS2 (type 1)}. */
    @Override
    public String toString() {
        return leaker + " leaked from " + from + " to " + to + " (type " + type.number + ")";
    }
}
