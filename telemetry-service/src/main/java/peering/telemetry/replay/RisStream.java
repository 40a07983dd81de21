package peering.telemetry.replay;

import java.io.IOException;
import java.io.InputStream;
import peering.routing.mrt.MrtRecord;
import peering.routing.rislive.RisLive;
import peering.routing.rislive.RisMessage;
import peering.telemetry.intake.BoundedLines;
import peering.telemetry.intake.Collector;

/** RIS Live messages, one per line. */
final class RisStream implements RouteStream {
    private final BoundedLines lines;
    private final Collector named;
    private long number;

    /**
     * @param named whose a line is that does not say it
     */
    RisStream(InputStream unpacked, Collector named) {
        this.lines = new BoundedLines(unpacked, RisLive.MAX_CHARACTERS);
        this.named = named;
    }

    @Override
    public boolean step(Taker taker) throws IOException {
        String line = lines.next();
        if (line == null) return false;
        number++;
        if (!line.isBlank()) take(line, taker);
        return true;
    }

    private void take(String line, Taker taker) {
        switch (RisLive.decode(line)) {
            case RisMessage.Heard(var host, _, var records) -> {
                var collector = host.isEmpty() ? named : Collector.named(host).orElse(named);
                for (byte[] record : records) taker.took(collector, MrtRecord.of(record));
            }
            case RisMessage.Ignored(var what) ->
                    taker.skipped(number, "nothing of routes: " + what);
            case RisMessage.Refused(var why) -> taker.skipped(number, why);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
