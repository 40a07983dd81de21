package peering.telemetry.replay;

import java.io.IOException;
import java.io.InputStream;
import peering.routing.mrt.MrtReader;
import peering.telemetry.intake.Collector;

/** An MRT file; what is behind a damaged record cannot be found and is told as one skipped. */
final class MrtStream implements RouteStream {
    private final MrtReader reader;
    private final Collector collector;

    MrtStream(InputStream unpacked, Collector collector, int mostRecordBytes) throws IOException {
        this.reader = MrtReader.open(unpacked, mostRecordBytes);
        this.collector = collector;
    }

    @Override
    public boolean step(Taker taker) throws IOException {
        var record = reader.next();
        if (record != null) taker.took(collector, record);
        else reader.damage().ifPresent(damage -> taker.skipped(damage.offset(), damage.why()));
        return record != null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
