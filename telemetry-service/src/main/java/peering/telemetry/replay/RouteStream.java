package peering.telemetry.replay;

import java.io.IOException;
import peering.routing.mrt.MrtRecord;
import peering.telemetry.intake.Collector;

/** Routes of another day, piece by piece, whatever they were written in. */
interface RouteStream extends AutoCloseable {

    /** Where what was read goes. */
    interface Taker {
        void took(Collector collector, MrtRecord record);

        /**
         * @param at bytes of the unpacked MRT file, or the line's number
         */
        void skipped(long at, String why);
    }

    /**
     * Reads the next record or line.
     *
     * @return false behind the last one
     * @throws IOException if the source fails, or is larger than allowed
     */
    boolean step(Taker taker) throws IOException;

    @Override
    void close() throws IOException;
}
