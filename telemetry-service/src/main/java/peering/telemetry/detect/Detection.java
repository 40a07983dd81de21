package peering.telemetry.detect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import peering.contract.RouteAnomalyFact;
import peering.routing.net.Prefix;
import peering.telemetry.route.MapShelf;
import peering.telemetry.route.Peer;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.route.RouteBook;
import peering.telemetry.route.RouteBook.Place;
import peering.telemetry.route.Shelf;
import peering.telemetry.route.Sighting;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.watched.WatchedPrefix;
import peering.telemetry.world.World;

/**
 * Everything stage 2 does with what it is handed, over whatever shelves it is given: a state store
 * in the service, plain maps in a replay. Time is an argument: {@code now} is our own clock, all
 * other times are the collectors'.
 *
 * <pre>
 *   a registration, or a policy,
 *   comes or changes ................ known anomalies and remembered routes are judged anew
 *   a route ......................... is remembered, ends the peer's part in other offences, is judged
 *   a withdrawal .................... ends the peer's part
 *   a peer goes down ................ the same for all its routes
 *   the world changes ............... routes that it may say something else of are judged anew
 *   time passes ..................... rests are found, counts are told
 * </pre>
 */
public final class Detection {
    private final Watches watches;
    private final Shelf<Anomaly> anomalies;
    private final RouteBook book;
    private final DetectConfig config;
    private final AnomalyLife life;
    private final Owner owner;
    private final Supplier<World> world;
    private final Visibility visibility;
    private final Signatures signatures;
    private final Review review = new Review();
    private final Outlet outlet;

    /** Where what is found goes. */
    public interface Outlet {
        void tell(RouteAnomalyFact fact);

        void reached(Limit limit);
    }

    /**
     * Whether a prefix is looked after under this watched prefix, and not under a more specific one
     * that was registered meanwhile.
     */
    @FunctionalInterface
    public interface Owner {
        boolean owns(String prefixId, Prefix announced);
    }

    /** The shelves that only detection reads. */
    public record Shelves(
            Shelf<Watch> watches,
            Shelf<Anomaly> anomalies,
            Shelf<Lost> lost,
            Shelf<Loss> losses,
            Shelf<Signature> signatures) {}

    /**
     * What detection asks of its surroundings.
     *
     * @param world what is known at that moment
     */
    public record Surroundings(Owner owner, Supplier<World> world) {}

    public Detection(
            Shelves shelves,
            RouteBook book,
            DetectConfig config,
            Surroundings surroundings,
            Outlet outlet) {
        this.watches = new Watches(shelves.watches());
        this.anomalies = shelves.anomalies();
        this.book = book;
        this.visibility = new Visibility(shelves.lost(), shelves.losses(), book, config);
        this.signatures = new Signatures(shelves.signatures());
        this.config = config;
        this.life = new AnomalyLife(config);
        this.owner = surroundings.owner();
        this.world = surroundings.world();
        this.outlet = outlet;
    }

    /** What one in memory may hold of all prefixes together; one more is {@link MapShelf.Full}. */
    public record Held(int mostRoutes, int mostAnomalies) {}

    /**
     * One in memory, which forgets everything with itself: for replays. Of the world it knows
     * nothing: what is said today of an origin was not said then.
     */
    public static Detection inMemory(Held most, DetectConfig config, Owner owner, Outlet outlet) {
        var shelves =
                new Shelves(
                        new MapShelf<>(),
                        new MapShelf<>(most.mostAnomalies()),
                        new MapShelf<>(most.mostRoutes()),
                        new MapShelf<>(),
                        new MapShelf<>());
        var book = new RouteBook(new MapShelf<>(most.mostRoutes()), new MapShelf<>());
        var surroundings = new Surroundings(owner, () -> World.UNKNOWN);
        return new Detection(shelves, book, config, surroundings, outlet);
    }

    /** The prefix as it is registered now. */
    public void registered(WatchedPrefix next, Instant changedAt) {
        change(next.prefixId(), watch(next.prefixId()).as(next), changedAt);
    }

    /** The customer's policy for the prefix as it is now. */
    public void policed(String prefixId, WatchPolicy policy, Instant changedAt) {
        change(prefixId, watch(prefixId).policed(policy), changedAt);
    }

    private void change(String prefixId, Watch next, Instant at) {
        var before = watch(prefixId);
        if (next.equals(before)) return;
        watches.put(prefixId, next);
        if (next.watched() == null || next.judgesLike(before)) return;
        if (next.verified()) reconsider(next.watched(), at);
        else {
            endAll(next.watched(), at, AnomalyFacts.NOT_WATCHED);
            forgetRoutes(prefixId);
        }
        visibility.changed(prefixId);
    }

    /** The registration was deleted for good. */
    public void unregistered(String prefixId, Instant at) {
        var before = watch(prefixId);
        if (before.watched() != null) {
            endAll(before.watched(), at, AnomalyFacts.NOT_WATCHED);
            var over = visibility.over(prefixId, before, at, AnomalyFacts.NOT_WATCHED);
            over.told().ifPresent(outlet::tell);
        }
        forgetRoutes(prefixId);
        visibility.forget(prefixId);
        signatures.forget(prefixId);
        watches.delete(prefixId);
    }

    /**
     * Something about a prefix; for {@link Sighting.PeerDown} use {@link #down}.
     *
     * @param prefixId the watched prefix it concerns
     */
    public void saw(String prefixId, Sighting sighting, Instant now) {
        watches.put(prefixId, watch(prefixId).seen(sighting.at(), now));
        switch (sighting) {
            case Sighting.Announced(var route) -> announced(prefixId, route, now);
            case Sighting.Withdrawn(var peer, var prefix, long pathId, var at) -> {
                var place = new Place(prefixId, prefix, peer, pathId);
                if (book.isPast(place, at)) return;
                boolean was = withdrawn(place, at, now);
                if (was && isWatched(prefixId, prefix) && book.besides(place).isEmpty()) {
                    visibility.lost(prefixId, new Lost(peer, at), now);
                }
            }
            case Sighting.PeerDown down -> down(down, now);
        }
    }

    /** A peer's session is down: none of its routes, here or under other prefixes, is left. */
    public void down(Sighting.PeerDown down, Instant now) {
        for (var entry : book.shownBy(down.peer())) {
            if (entry.route().seenAt().isAfter(down.at())) continue;
            watches.put(entry.prefixId(), watch(entry.prefixId()).seen(down.at(), now));
            withdrawn(Place.of(entry.prefixId(), entry.route()), down.at(), now);
        }
    }

    /** Nothing happened for a while. */
    public void passed(Instant now) {
        watches.keepClocks();
        review.learn(world.get(), watches::all);
        review.next(prefixId -> watch(prefixId).routes())
                .forEach(prefixId -> judgeAnew(prefixId, now));
        signatures.old(now).forEach(prefixId -> judgeAnew(prefixId, now));
        for (var prefixId : visibility.due(now)) {
            var watch = watch(prefixId);
            if (watch.watched() == null) visibility.forget(prefixId);
            else visibility.look(prefixId, watch, now).told().ifPresent(outlet::tell);
        }
        for (var entry : anomalies.under("")) {
            var anomaly = entry.getValue();
            var watch = watch(anomaly.prefixId());
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

    /** A peer's part ends: at this time by the collector's clock, and now by ours. */
    private record Leaving(Peer peer, Instant at, Instant now) {}

    private void announced(String prefixId, PeerRoute route, Instant now) {
        var known = book.get(Place.of(prefixId, route));
        if (known.filter(one -> one.seenAt().isAfter(route.seenAt())).isPresent()) return;
        boolean fresh = remember(prefixId, route, known);
        if (fresh && isWatched(prefixId, route.announced())) {
            visibility.found(prefixId, route.peer(), now);
        }
        var watched = watch(prefixId).watched();
        if (watched == null) return; // judged when the registration has come
        weigh(watched, route, new Leaving(route.peer(), route.seenAt(), now));
    }

    private boolean isWatched(String prefixId, Prefix announced) {
        var watched = watch(prefixId).watched();
        return watched != null && watched.prefix().equals(announced);
    }

    /** True if it had been remembered. */
    private boolean withdrawn(Place place, Instant at, Instant now) {
        var watch = watch(place.prefixId());
        boolean known = book.remove(place);
        if (known) watches.put(place.prefixId(), watch.withRoutes(-1));
        if (watch.watched() != null) {
            var leaving = new Leaving(place.peer(), at, now);
            leave(
                    watch.watched(),
                    place.announced(),
                    leaving,
                    shownBesides(watch.watched(), place));
        }
        return known;
    }

    /** True if the peer had no route for this prefix before. */
    private boolean remember(String prefixId, PeerRoute route, Optional<PeerRoute> known) {
        var watch = watch(prefixId);
        if (known.isEmpty() && watch.routes() >= config.mostRoutes()) {
            outlet.reached(Limit.ROUTES);
            return true;
        }
        book.put(prefixId, route, known);
        if (known.isEmpty()) watches.put(prefixId, watch.withRoutes(1));
        return known.isEmpty();
    }

    private void judge(WatchedPrefix watched, PeerRoute route, Instant at) {
        if (!owner.owns(watched.prefixId(), route.announced())) return;
        weigh(watched, route, new Leaving(route.peer(), at, at));
    }

    /** What the route is guilty of, and what its peer is no longer. */
    private void weigh(WatchedPrefix watched, PeerRoute route, Leaving leaving) {
        var found = judged(watched, route);
        leave(watched, route.announced(), leaving, heldAgainst(watched, route, found));
        found.forEach(one -> offended(watched, one, route));
    }

    private List<Finding> judged(WatchedPrefix watched, PeerRoute route) {
        return AnomalyRules.judge(
                Scene.of(watched, world.get(), route, signatures.goneAt(watched.prefixId())));
    }

    /** The routes are what they were, and what is held against them may be something else. */
    private void judgeAnew(String prefixId, Instant now) {
        var watch = watch(prefixId);
        if (!watch.verified()) return;
        signatures.look(watch.watched(), world.get().vrps(), now);
        var clock = watch.clock(now);
        for (var route : book.of(prefixId)) {
            if (!owner.owns(prefixId, route.announced())) continue;
            var leaving = new Leaving(route.peer(), clock, now);
            weigh(watch.watched(), route.at(clock), leaving);
        }
    }

    private void offended(WatchedPrefix watched, Finding found, PeerRoute route) {
        String key = key(watched.prefixId(), found.offence());
        var before = Optional.ofNullable(anomalies.get(key));
        if (before.isEmpty() && watch(watched.prefixId()).anomalies() >= config.mostAnomalies()) {
            outlet.reached(Limit.ANOMALIES);
            return;
        }
        var anomaly =
                before.orElseGet(
                        () -> Anomaly.suspected(watched.prefixId(), found, route.seenAt()));
        take(key, before, life.shown(anomaly, grounds(anomaly, found), watched, route));
    }

    /** Before RPKI was read again, what was proven stays so: nothing speaks against it. */
    private Grounds grounds(Anomaly anomaly, Finding found) {
        boolean kept = world.get().awaits(World.Source.RPKI) && anomaly.offence().isForeign();
        return kept ? anomaly.grounds() : found.grounds();
    }

    /**
     * The offences that the peer goes on to show with this route: those that were found, and those
     * of which nobody can say anything until what they rest on is read.
     */
    private Predicate<Offence> heldAgainst(
            WatchedPrefix watched, PeerRoute route, List<Finding> found) {
        var besides = shownBesides(watched, Place.of(watched.prefixId(), route));
        return offence -> holds(offence, route, found) || besides.test(offence);
    }

    private boolean holds(Offence offence, PeerRoute route, List<Finding> found) {
        return found.stream().map(Finding::offence).anyMatch(offence::equals)
                || offence.origin().equals(route.origin())
                        && offence.restsOn().filter(world.get()::awaits).isPresent();
    }

    /** The offences that the peer goes on to show with its other routes for the prefix. */
    private Predicate<Offence> shownBesides(WatchedPrefix watched, Place place) {
        return offence ->
                book.besides(place).stream()
                        .anyMatch(route -> holds(offence, route, judged(watched, route)));
    }

    /** The peer no longer takes part in what is known of this prefix, but for {@code stays}. */
    private void leave(
            WatchedPrefix watched, Prefix prefix, Leaving who, Predicate<Offence> stays) {
        var watch = watch(watched.prefixId());
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

    /** The rules are others: what nobody offends against any more is over. */
    private void reconsider(WatchedPrefix watched, Instant at) {
        signatures.look(watched, world.get().vrps(), at);
        for (var entry : anomaliesOf(watched.prefixId())) {
            var offence = entry.getValue().offence();
            boolean expected = offence.isForeign() && offence.origin().within(watched.expected());
            if (expected) end(entry, watched, at, AnomalyFacts.EXPECTED);
        }
        for (var route : book.of(watched.prefixId())) judge(watched, route, at);
        for (var entry : anomaliesOf(watched.prefixId())) {
            boolean silent = entry.getValue().silentSince().isPresent();
            if (silent) end(entry, watched, at, AnomalyFacts.JUDGED_OTHERWISE);
        }
    }

    private void endAll(WatchedPrefix watched, Instant at, String why) {
        anomaliesOf(watched.prefixId()).forEach(entry -> end(entry, watched, at, why));
    }

    private void end(
            Map.Entry<String, Anomaly> entry, WatchedPrefix watched, Instant at, String why) {
        var step = life.over(entry.getValue(), watched, at, why);
        take(entry.getKey(), Optional.of(entry.getValue()), step);
    }

    private void forgetRoutes(String prefixId) {
        for (var route : book.of(prefixId)) book.remove(Place.of(prefixId, route));
        var watch = watch(prefixId);
        watches.put(prefixId, watch.withRoutes(-watch.routes()));
    }

    private void take(String key, Optional<Anomaly> before, AnomalyLife.Step step) {
        String prefixId = key.substring(0, key.indexOf(RouteBook.SEPARATOR));
        if (!step.next().equals(before)) {
            step.next()
                    .ifPresentOrElse(next -> anomalies.put(key, next), () -> anomalies.delete(key));
        }
        int more = (step.next().isPresent() ? 1 : 0) - (before.isPresent() ? 1 : 0);
        if (more != 0) watches.put(prefixId, watch(prefixId).withAnomalies(more));
        step.told().ifPresent(outlet::tell);
    }

    private List<Map.Entry<String, Anomaly>> anomaliesOf(String prefixId) {
        return anomalies.under(prefixId + RouteBook.SEPARATOR);
    }

    private Watch watch(String prefixId) {
        return watches.get(prefixId);
    }

    private static String key(String prefixId, Offence offence) {
        return prefixId + RouteBook.SEPARATOR + offence.key();
    }
}
