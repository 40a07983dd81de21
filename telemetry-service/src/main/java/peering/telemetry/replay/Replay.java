package peering.telemetry.replay;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import peering.contract.RouteAnomalyFact;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixMap;
import peering.telemetry.detect.DetectConfig;
import peering.telemetry.detect.Detection;
import peering.telemetry.detect.Limit;
import peering.telemetry.intake.Collector;
import peering.telemetry.route.MapShelf;
import peering.telemetry.route.RouteFinder;
import peering.telemetry.route.Sighting;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.watched.WatchedPrefix;

/**
 * One stream of routes, judged as the service would have judged it. The same stages as live ones
 * ({@link RouteFinder}, {@link Detection}), in one thread and in the records' own time.
 *
 * <p>What was registered in the replay is registered before its first record.
 */
final class Replay implements RouteStream.Taker, Detection.Outlet {
    private static final int LOOKED_AFTER_EVERY = 256;
    private static final int MOST_SKIPPED_SHOWN = 20;

    private final ReplayBounds bounds;
    private final DetectConfig config;
    private final Instant today;
    private final PrefixMap<WatchedPrefix> watched;
    private final Map<Prefix, WatchPolicy> policies;
    private final Detection detection;
    private final VirtualClock clock;
    private final Lives lives;
    private final MrtDecoder decoder = new MrtDecoder();
    private final List<ReplayResult.Skipped> skippedShown = new ArrayList<>();
    private long records;
    private long skipped;
    private long routes;

    /** Looks on while a replay runs. */
    interface Overseer {
        /**
         * @throws Stopped to end it
         */
        void look(ReplayProgress soFar) throws Stopped;
    }

    /** The replay was ended before its end. */
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;

        Stopped(String why) {
            super(why);
        }
    }

    /**
     * @param today by our own clock; a record's time behind it is not believed
     * @throws IllegalArgumentException if there are no policies, too many, or two of one prefix
     */
    Replay(
            List<ReplayPolicy> policies,
            String organisation,
            ReplayBounds bounds,
            DetectConfig config,
            Instant today) {
        if (policies.isEmpty() || policies.size() > bounds.mostPrefixes()) {
            throw new IllegalArgumentException(
                    "a replay watches 1 to " + bounds.mostPrefixes() + " prefixes");
        }
        this.bounds = bounds;
        this.config = config;
        this.today = today;
        this.lives = new Lives(bounds);
        this.watched = watched(policies, organisation);
        this.policies =
                policies.stream()
                        .collect(Collectors.toMap(ReplayPolicy::prefix, ReplayPolicy::policy));
        this.detection = Detection.inMemory(bounds.held(), config, this::owns, this);
        this.clock = new VirtualClock(detection::passed);
    }

    private static PrefixMap<WatchedPrefix> watched(
            List<ReplayPolicy> policies, String organisation) {
        PrefixMap<WatchedPrefix> watched = PrefixMap.empty();
        for (var policy : policies) {
            if (watched.get(policy.prefix()).isPresent()) {
                throw new IllegalArgumentException(policy.prefix() + " is named twice");
            }
            watched =
                    watched.with(
                            policy.prefix(),
                            policy.watched("replayed_" + watched.size(), organisation));
        }
        return watched;
    }

    /**
     * Reads the stream to its end.
     *
     * @param input counts what was read of the stream's file
     * @param totalBytes of that file; 0 if that is not known
     * @throws IOException if the source fails, unpacks to too much, or has too many routes
     * @throws Stopped if the overseer says so
     */
    ReplayResult run(RouteStream stream, CountedInput input, long totalBytes, Overseer overseer)
            throws IOException, Stopped {
        Supplier<ReplayProgress> soFar = () -> progress(input.count(), totalBytes);
        for (var one : watched) register(one.getValue());
        try {
            long steps = 0;
            while (stream.step(this)) {
                if (steps++ % LOOKED_AFTER_EVERY == 0) overseer.look(soFar.get());
            }
        } catch (MapShelf.Full tooMany) {
            throw new IOException(tooMany.getMessage() + ": watch fewer prefixes", tooMany);
        }
        var to = clock.now();
        clock.runOn(config.endAfter());
        return new ReplayResult(
                soFar.get(), clock.first(), to, lives.all(), lives.leftOut(), skippedShown);
    }

    private void register(WatchedPrefix one) {
        detection.policed(one.prefixId(), policies.get(one.prefix()), Instant.EPOCH);
        detection.registered(one, Instant.EPOCH);
    }

    @Override
    public void took(Collector collector, MrtRecord record) {
        records++;
        var time = record.time();
        clock.reach(time.isAfter(today) ? today : time);
        var finder = new RouteFinder(collector.name(), watched, today, this::found);
        decoder.decode(record, finder);
        routes += finder.elements();
        finder.flaw().ifPresent(flaw -> skipped(record.offset(), flaw.why()));
        finder.unknown().ifPresent(what -> skipped(record.offset(), what + " is not taken"));
    }

    @Override
    public void skipped(long at, String why) {
        skipped++;
        if (skippedShown.size() < MOST_SKIPPED_SHOWN) {
            skippedShown.add(new ReplayResult.Skipped(at, why));
        }
    }

    @Override
    public void tell(RouteAnomalyFact fact) {
        lives.tell(fact, clock.now().orElseThrow());
    }

    /** What is beyond detection's own bounds of one prefix. */
    @Override
    public void reached(Limit limit) {
        skipped(records, "the bound of " + limit.name().toLowerCase(Locale.ROOT));
    }

    private void found(String prefixId, Sighting sighting) {
        var now = clock.now().orElseThrow();
        if (sighting instanceof Sighting.PeerDown down) detection.down(down, now);
        else detection.saw(prefixId, sighting, now);
    }

    private boolean owns(String prefixId, Prefix announced) {
        return watched.longestMatch(announced)
                .map(match -> match.getValue().prefixId().equals(prefixId))
                .orElse(true);
    }

    private ReplayProgress progress(long bytes, long totalBytes) {
        return new ReplayProgress(bytes, totalBytes, records, skipped, routes, clock.now());
    }
}
