package peering.telemetry.detect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import peering.routing.net.Prefix;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.route.RouteBook;
import peering.telemetry.route.Shelf;
import peering.telemetry.watched.WatchedPrefix;
import peering.telemetry.world.World;

/** The anomalies of watched prefixes: who takes part in which, and what is told of them. */
final class Ledger {
    private final Shelf<Anomaly> anomalies;
    private final Watches watches;
    private final DetectConfig config;
    private final AnomalyLife life;
    private final Supplier<World> world;
    private final Detection.Outlet outlet;

    Ledger(
            Shelf<Anomaly> anomalies,
            Watches watches,
            DetectConfig config,
            Supplier<World> world,
            Detection.Outlet outlet) {
        this.anomalies = anomalies;
        this.watches = watches;
        this.config = config;
        this.life = new AnomalyLife(config);
        this.world = world;
        this.outlet = outlet;
    }

    /**
     * The peer shows this route, and so these offences, and no others any more.
     *
     * @param besides the offences that its other routes for the prefix show
     */
    void shown(
            WatchedPrefix watched,
            PeerRoute route,
            List<Finding> found,
            Leaving from,
            Predicate<Offence> besides) {
        Predicate<Offence> held = offence -> holds(offence, route, found);
        leave(watched, route.announced(), from, held.or(besides));
        found.forEach(one -> offended(watched, one, route));
    }

    /**
     * The peer shows this route for the prefix no more.
     *
     * @param besides as for {@link #shown}
     */
    void gone(WatchedPrefix watched, Prefix prefix, Leaving who, Predicate<Offence> besides) {
        leave(watched, prefix, who, besides);
    }

    /**
     * True if the offence is among what was found of the route, or if nobody can say anything of it
     * until what it rests on is read.
     */
    boolean holds(Offence offence, PeerRoute route, List<Finding> found) {
        return found.stream().map(Finding::offence).anyMatch(offence::equals)
                || offence.origin().equals(route.origin())
                        && offence.restsOn().filter(world.get()::awaits).isPresent();
    }

    /** What its origins were told of and is expected now is over. */
    void endExpected(WatchedPrefix watched, Instant at) {
        for (var entry : of(watched.prefixId())) {
            var offence = entry.getValue().offence();
            boolean expected = offence.isForeign() && offence.origin().within(watched.expected());
            if (expected) end(entry, watched, at, AnomalyFacts.EXPECTED);
        }
    }

    /** What nobody shows any more is over at once: the rules are others. */
    void endSilent(WatchedPrefix watched, Instant at) {
        for (var entry : of(watched.prefixId())) {
            boolean silent = entry.getValue().silentSince().isPresent();
            if (silent) end(entry, watched, at, AnomalyFacts.JUDGED_OTHERWISE);
        }
    }

    void endAll(WatchedPrefix watched, Instant at, String why) {
        of(watched.prefixId()).forEach(entry -> end(entry, watched, at, why));
    }

    /** Nothing happened for a while. */
    void passed(Instant now, Detection.Owner owner) {
        for (var entry : anomalies.under("")) {
            var anomaly = entry.getValue();
            var watch = watches.get(anomaly.prefixId());
            if (watch.watched() == null) continue;
            var clock = watch.clock(now);
            boolean ours = owner.owns(anomaly.prefixId(), anomaly.offence().announced());
            var step =
                    ours
                            ? life.passed(anomaly, watch.watched(), clock)
                            : life.over(anomaly, watch.watched(), clock, AnomalyFacts.OTHERS);
            take(entry.getKey(), Optional.of(anomaly), step);
        }
    }

    private void offended(WatchedPrefix watched, Finding found, PeerRoute route) {
        String key = watched.prefixId() + RouteBook.SEPARATOR + found.offence().key();
        var before = Optional.ofNullable(anomalies.get(key));
        int held = watches.get(watched.prefixId()).anomalies();
        if (before.isEmpty() && held >= config.mostAnomalies()) {
            outlet.reached(Limit.ANOMALIES);
            return;
        }
        var anomaly =
                before.orElseGet(
                        () -> Anomaly.suspected(watched.prefixId(), found, route.seenAt()));
        take(key, before, life.shown(anomaly, grounds(anomaly, found), watched, route));
    }

    /** Until everything was read again, what it rested on stays: nothing speaks against it yet. */
    private Grounds grounds(Anomaly anomaly, Finding found) {
        boolean awaited = !world.get().awaited().isEmpty();
        return awaited && anomaly.offence().isForeign() ? anomaly.grounds() : found.grounds();
    }

    /** The peer no longer takes part in what is known of this prefix, but for {@code stays}. */
    private void leave(
            WatchedPrefix watched, Prefix prefix, Leaving who, Predicate<Offence> stays) {
        var watch = watches.get(watched.prefixId());
        if (watch.anomalies() == 0) return;
        var clock = watch.clock(who.now());
        String start = watched.prefixId() + RouteBook.SEPARATOR + prefix + RouteBook.SEPARATOR;
        for (var entry : anomalies.under(start)) {
            var anomaly = entry.getValue();
            if (stays.test(anomaly.offence())) continue;
            var step = life.gone(anomaly, watched, who.peer(), who.at(), clock);
            take(entry.getKey(), Optional.of(anomaly), step);
        }
    }

    private void end(
            Map.Entry<String, Anomaly> entry, WatchedPrefix watched, Instant at, String why) {
        var step = life.over(entry.getValue(), watched, at, why);
        take(entry.getKey(), Optional.of(entry.getValue()), step);
    }

    private void take(String key, Optional<Anomaly> before, AnomalyLife.Step step) {
        String prefixId = key.substring(0, key.indexOf(RouteBook.SEPARATOR));
        if (!step.next().equals(before)) {
            step.next()
                    .ifPresentOrElse(next -> anomalies.put(key, next), () -> anomalies.delete(key));
        }
        int more = (step.next().isPresent() ? 1 : 0) - (before.isPresent() ? 1 : 0);
        if (more != 0) watches.put(prefixId, watches.get(prefixId).withAnomalies(more));
        step.told().ifPresent(outlet::tell);
    }

    private List<Map.Entry<String, Anomaly>> of(String prefixId) {
        return anomalies.under(prefixId + RouteBook.SEPARATOR);
    }
}
