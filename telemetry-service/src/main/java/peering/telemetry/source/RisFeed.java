package peering.telemetry.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import peering.routing.rislive.RisLive;
import peering.routing.rislive.RisMessage;
import peering.telemetry.intake.BoundedLines;
import peering.telemetry.intake.Collector;
import peering.telemetry.intake.RouteIntake;

/** Takes RIS Live messages, one JSON object per line. */
final class RisFeed {
    /** Several times what RIS and RouteViews have. */
    private static final int MOST_COLLECTORS = 200;

    private final RouteIntake intake;
    private final FeedConfig config;

    RisFeed(RouteIntake intake, FeedConfig config) {
        this.intake = intake;
        this.config = config;
    }

    /**
     * @param named whose lines these are, when they do not say it themselves
     */
    FeedAnswer read(InputStream body, Collector named) throws IOException {
        var count = new FeedAnswer.Count(config.mostSkippedShown());
        var lanes = new HashMap<Collector, RouteIntake.Lane>();
        try (var lines = new BoundedLines(body, RisLive.MAX_CHARACTERS)) {
            long number = 0;
            for (String line = lines.next(); line != null; line = lines.next()) {
                number++;
                if (!line.isBlank()) take(line, number, named, lanes, count);
            }
        }
        lanes.values().forEach(RouteIntake.Lane::done);
        return count.answer();
    }

    private void take(
            String line,
            long number,
            Collector named,
            Map<Collector, RouteIntake.Lane> lanes,
            FeedAnswer.Count count) {
        switch (RisLive.decode(line)) {
            case RisMessage.Heard(var host, var peer, var records) -> {
                var collector = host.isEmpty() ? Optional.of(named) : Collector.named(host);
                var lane = collector.flatMap(found -> lane(found, lanes));
                if (lane.isEmpty()) {
                    count.skipped(number, "no collector's name, or one too many: " + host);
                    return;
                }
                records.forEach(record -> lane.get().take(peer.address(), record));
                count.taken(records.size());
            }
            case RisMessage.Ignored(var what) ->
                    count.skipped(number, "nothing of routes: " + what);
            case RisMessage.Refused(var why) -> count.skipped(number, why);
        }
    }

    /** The line's own collector: the same peer address at two collectors is two peers. */
    private Optional<RouteIntake.Lane> lane(
            Collector collector, Map<Collector, RouteIntake.Lane> lanes) {
        if (lanes.size() >= MOST_COLLECTORS && !lanes.containsKey(collector)) {
            return Optional.empty();
        }
        return Optional.of(lanes.computeIfAbsent(collector, intake::lane));
    }
}
