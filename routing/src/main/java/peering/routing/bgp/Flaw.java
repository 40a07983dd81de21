package peering.routing.bgp;

/**
 * Something in the bytes was wrong, and what we did about it (RFC 7606 section 2).
 *
 * @param why for a log, in English, bounded
 */
public record Flaw(Handling handling, String why) {

    /** From harmless to useless. */
    public enum Handling {
        /** The attribute was left out; the routes stand. */
        ATTRIBUTE_DISCARDED,
        /** The routes announced in the message count as withdrawn. */
        TREATED_AS_WITHDRAWN,
        /** Nothing could be taken from the message or record. */
        UNREADABLE
    }
}
