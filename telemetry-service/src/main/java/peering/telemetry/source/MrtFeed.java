package peering.telemetry.source;

import java.io.IOException;
import java.io.InputStream;
import peering.routing.mrt.MrtReader;
import peering.routing.mrt.MrtRecord;
import peering.telemetry.intake.RouteIntake;

/**
 * Takes an MRT file, plain or gzip, record by record.
 *
 * <pre>
 *   BGP4MP, BGP4MP_ET with a peer ... taken as it is
 *   any other type .................. skipped
 *   cut off, or longer than allowed . skipped, and nothing behind it is read: MRT has nothing to
 *                                     find the next record by
 * </pre>
 */
final class MrtFeed {
    private final FeedConfig config;

    MrtFeed(FeedConfig config) {
        this.config = config;
    }

    FeedAnswer read(InputStream body, RouteIntake.Lane lane) throws IOException {
        var count = new FeedAnswer.Count(config.mostSkippedShown());
        try (var reader = MrtReader.open(body, config.mostRecordBytes())) {
            var record = reader.next();
            while (record != null && record.offset() < config.mostUnpackedBytes()) {
                take(record, lane, count);
                record = reader.next();
            }
            if (record != null) count.skipped(record.offset(), "the feed is too large");
            reader.damage().ifPresent(damage -> count.skipped(damage.offset(), damage.why()));
        }
        lane.done();
        return count.answer();
    }

    private static void take(MrtRecord record, RouteIntake.Lane lane, FeedAnswer.Count count) {
        if (!MrtPeer.isBgp4mp(record)) {
            count.skipped(record.offset(), "MRT type " + record.type() + " is not taken here");
            return;
        }
        var peer = MrtPeer.of(record);
        if (peer.isEmpty()) {
            count.skipped(record.offset(), "the record does not say whose session it is");
            return;
        }
        lane.take(peer.get(), record.bytes());
        count.taken(1);
    }
}
