package peering.telemetry.source;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a feed.
 *
 * @param records taken, and on the topic now; of a table, each peer's route is one
 * @param notWatched routes of a table that concern no watched prefix and are not taken
 * @param skippedCount records that were not taken
 * @param skipped the first of them
 */
record FeedAnswer(long records, long notWatched, long skippedCount, List<Skipped> skipped) {

    /**
     * @param offset where the record begins: bytes of the unpacked MRT file, or the line's number
     */
    record Skipped(long offset, String reason) {}

    /** Counts while a feed is read. */
    static final class Count {
        private final int mostShown;
        private final List<Skipped> shown = new ArrayList<>();
        private long records;
        private long skipped;

        Count(int mostShown) {
            this.mostShown = mostShown;
        }

        void taken(int more) {
            records += more;
        }

        void skipped(long offset, String reason) {
            skipped++;
            if (shown.size() < mostShown) shown.add(new Skipped(offset, reason));
        }

        FeedAnswer answer() {
            return answer(0);
        }

        FeedAnswer answer(long notWatched) {
            return new FeedAnswer(records, notWatched, skipped, List.copyOf(shown));
        }
    }
}
