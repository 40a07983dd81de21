package peering.routing.rtr;

import java.util.OptionalInt;

/**
 * A connection has to be closed.
 *
 * @param why for people
 * @param lowerVersion the cache speaks only this one: ask again at once, in it
 */
public record RtrEnd(String why, OptionalInt lowerVersion) {
    /** An end after which the same is tried again. */
    public static RtrEnd because(String why) {
        return new RtrEnd(why, OptionalInt.empty());
    }
}
