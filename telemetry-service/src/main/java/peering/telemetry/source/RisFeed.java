package peering.telemetry.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import peering.routing.rislive.RisLive;
import peering.routing.rislive.RisMessage;
import peering.telemetry.intake.RouteIntake;

/** Takes RIS Live messages, one JSON object per line. */
final class RisFeed {
    private final FeedConfig config;

    RisFeed(FeedConfig config) {
        this.config = config;
    }

    FeedAnswer read(InputStream body, RouteIntake.Lane lane) throws IOException {
        var count = new FeedAnswer.Count(config.mostSkippedShown());
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            long number = 0;
            for (String line = line(lines); line != null; line = line(lines)) {
                number++;
                if (!line.isBlank()) take(line, number, lane, count);
            }
        }
        lane.done();
        return count.answer();
    }

    private static void take(
            String line, long number, RouteIntake.Lane lane, FeedAnswer.Count count) {
        switch (RisLive.decode(line)) {
            case RisMessage.Heard(var _, var peer, var records) -> {
                records.forEach(record -> lane.take(peer.address(), record));
                count.taken(records.size());
            }
            case RisMessage.Ignored(var what) ->
                    count.skipped(number, "nothing of routes: " + what);
            case RisMessage.Refused(var why) -> count.skipped(number, why);
        }
    }

    /** As {@link BufferedReader#readLine}, but a line without an end does not fill the memory. */
    private static String line(BufferedReader from) throws IOException {
        int next = from.read();
        if (next < 0) return null;
        var line = new StringBuilder();
        while (next >= 0 && next != '\n') {
            if (line.length() <= RisLive.MAX_CHARACTERS) line.append((char) next);
            next = from.read();
        }
        return line.toString();
    }
}
