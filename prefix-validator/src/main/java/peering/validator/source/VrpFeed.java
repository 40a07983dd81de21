package peering.validator.source;

import java.io.IOException;
import peering.routing.rpki.VrpSet;

/** Where VRPs are read from. */
public interface VrpFeed {

    /** What one look at the source gave. */
    sealed interface Reading {
        /** Nothing new since the tag that was given. */
        record Unchanged() implements Reading {}

        /**
         * @param tag to be handed in the next time; says which state of the source this is
         */
        record Fresh(VrpSet vrps, String tag) implements Reading {}
    }

    /**
     * @param tag of the state that is known already; empty for none
     * @throws IOException if the source cannot be read, or holds no whole table
     */
    Reading read(String tag) throws IOException, InterruptedException;

    /** What the feed reads, for people. */
    String location();
}
