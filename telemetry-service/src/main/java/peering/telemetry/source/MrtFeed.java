package peering.telemetry.source;

import java.io.IOException;
import java.io.InputStream;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtReader;
import peering.routing.mrt.MrtRecord;
import peering.telemetry.intake.RouteIntake;
import peering.telemetry.intake.Unpacked;
import peering.telemetry.watched.WatchedPrefixes;
import peering.telemetry.web.Problem;

/**
 * Takes an MRT file, plain, gzip or bzip2, record by record.
 *
 * <pre>
 *   BGP4MP, BGP4MP_ET with a peer ... taken as it is
 *   TABLE_DUMP, TABLE_DUMP_V2 ....... entries become announcements, see {@link TableEntries}
 *   any other type .................. skipped
 *   cut off, or longer than allowed . skipped, and nothing behind it is read: MRT has nothing to
 *                                     find the next record by
 * </pre>
 */
final class MrtFeed {
    private static final int TABLE_DUMP = 12;
    private static final int TABLE_DUMP_V2 = 13;

    private final FeedConfig config;
    private final WatchedPrefixes prefixes;

    MrtFeed(FeedConfig config, WatchedPrefixes prefixes) {
        this.config = config;
        this.prefixes = prefixes;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if it is a table and we do not know yet
     *     what of it concerns anybody
     */
    FeedAnswer read(InputStream body, RouteIntake.Lane lane) throws IOException {
        var reading = new Reading(lane);
        try (var reader = MrtReader.open(Unpacked.of(body), config.mostRecordBytes())) {
            var record = reader.next();
            while (record != null && record.offset() < config.mostUnpackedBytes()) {
                reading.take(record);
                record = reader.next();
            }
            if (record != null) reading.count.skipped(record.offset(), "the feed is too large");
            reader.damage()
                    .ifPresent(damage -> reading.count.skipped(damage.offset(), damage.why()));
        }
        lane.done();
        return reading.answer();
    }

    /** One file; a table's records lean on the index of peers before them. */
    private final class Reading {
        private final FeedAnswer.Count count = new FeedAnswer.Count(config.mostSkippedShown());
        private final MrtDecoder tables = new MrtDecoder();
        private final RouteIntake.Lane lane;
        private final TableEntries entries;
        private long offset;

        Reading(RouteIntake.Lane lane) {
            this.lane = lane;
            this.entries =
                    new TableEntries(
                            prefixes.verified(),
                            (peer, record) -> {
                                lane.take(peer, record);
                                count.taken(1);
                            },
                            why -> count.skipped(offset, why));
        }

        void take(MrtRecord record) {
            offset = record.offset();
            if (record.type() == TABLE_DUMP || record.type() == TABLE_DUMP_V2) table(record);
            else if (MrtPeer.isBgp4mp(record)) update(record);
            else count.skipped(offset, "MRT type " + record.type() + " is not taken here");
        }

        private void table(MrtRecord record) {
            if (!prefixes.isLoaded()) {
                throw Problem.PREFIXES_NOT_LOADED.because("Send the table again in a few seconds.");
            }
            tables.decode(record, entries);
        }

        private void update(MrtRecord record) {
            var peer = MrtPeer.of(record);
            if (peer.isEmpty()) {
                count.skipped(offset, "the record does not say whose session it is");
                return;
            }
            lane.take(peer.get(), record.bytes());
            count.taken(1);
        }

        FeedAnswer answer() {
            return count.answer(entries.notWatched());
        }
    }
}
