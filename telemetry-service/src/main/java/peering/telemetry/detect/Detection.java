package peering.telemetry.detect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import peering.contract.RouteAnomalyFact;
import peering.routing.net.Prefix;
import peering.telemetry.route.MapShelf;
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
 *   one around a watched prefix ..... the same, by what is usual there
 *   a withdrawal .................... ends the peer's part
 *   a peer goes down ................ the same for all its routes
 *   the world changes ............... routes that it may say something else of are judged anew
 *   time passes ..................... rests are found, counts are told
 * </pre>
 */
public final class Detection {
    private final Watches watches;
    private final Ledger ledger;
    private final RouteBook book;
    private final DetectConfig config;
    private final Owner owner;
    private final Supplier<World> world;
    private final Visibility visibility;
    private final Signatures signatures;
    private final Covering covering;
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
            Shelf<Signature> signatures,
            Shelf<Usual> usuals) {}

    /**
     * Routes as peers show them.
     *
     * @param routes for watched prefixes and their parts
     * @param around for less specific prefixes around watched ones
     */
    public record Books(RouteBook routes, RouteBook around) {}

    /**
     * What detection asks of its surroundings.
     *
     * @param world what is known at that moment
     */
    public record Surroundings(Owner owner, Supplier<World> world) {}

    public Detection(
            Shelves shelves,
            Books books,
            DetectConfig config,
            Surroundings surroundings,
            Outlet outlet) {
        this.watches = new Watches(shelves.watches());
        this.book = books.routes();
        this.covering = new Covering(books.around(), shelves.usuals());
        this.visibility = new Visibility(shelves.lost(), shelves.losses(), books.routes(), config);
        this.signatures = new Signatures(shelves.signatures());
        this.config = config;
        this.owner = surroundings.owner();
        this.world = surroundings.world();
        this.outlet = outlet;
        this.ledger = new Ledger(shelves.anomalies(), watches, config, world, outlet);
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
                        new MapShelf<>(),
                        new MapShelf<>());
        var books = new Books(bookOf(most.mostRoutes()), bookOf(most.mostRoutes()));
        var surroundings = new Surroundings(owner, () -> World.UNKNOWN);
        return new Detection(shelves, books, config, surroundings, outlet);
    }

    private static RouteBook bookOf(int mostRoutes) {
        return new RouteBook(new MapShelf<>(mostRoutes), new MapShelf<>());
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
            ledger.endAll(next.watched(), at, AnomalyFacts.NOT_WATCHED);
            forgetRoutes(prefixId);
        }
        visibility.changed(prefixId);
    }

    /** The registration was deleted for good. */
    public void unregistered(String prefixId, Instant at) {
        var before = watch(prefixId);
        if (before.watched() != null) {
            ledger.endAll(before.watched(), at, AnomalyFacts.NOT_WATCHED);
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
            case Sighting.Announced(var route) when isAround(prefixId, route.announced()) ->
                    sawAround(prefixId, sighting, now);
            case Sighting.Announced(var route) -> announced(prefixId, route, now);
            case Sighting.Withdrawn(var _, var prefix, long _, var _)
                    when isAround(prefixId, prefix) ->
                    sawAround(prefixId, sighting, now);
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
        for (var entry : covering.shownBy(down.peer())) {
            var route = entry.route();
            var gone =
                    new Sighting.Withdrawn(
                            down.peer(), route.announced(), route.pathId(), down.at());
            if (watch(entry.prefixId()).verified()) sawAround(entry.prefixId(), gone, now);
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
        for (var place : covering.due(now)) countAround(place, now);
        ledger.passed(now, owner);
    }

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
            var besides = shownBesides(watch.watched(), place);
            ledger.gone(watch.watched(), place.announced(), leaving, besides);
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
        var besides = shownBesides(watched, Place.of(watched.prefixId(), route));
        ledger.shown(watched, route, judged(watched, route), leaving, besides);
    }

    /** The offences that the peer goes on to show with its other routes for the prefix. */
    private Predicate<Offence> shownBesides(WatchedPrefix watched, Place place) {
        return offence ->
                book.besides(place).stream()
                        .anyMatch(route -> ledger.holds(offence, route, judged(watched, route)));
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

    /** The rules are others: what nobody offends against any more is over. */
    private void reconsider(WatchedPrefix watched, Instant at) {
        signatures.look(watched, world.get().vrps(), at);
        ledger.endExpected(watched, at);
        for (var route : book.of(watched.prefixId())) judge(watched, route, at);
        for (var route : covering.of(watched.prefixId())) judgeAround(watched, route, at, at);
        ledger.endSilent(watched, at);
    }

    /** True if the prefix is around the watched one, and not a part of it. */
    private boolean isAround(String prefixId, Prefix announced) {
        var watch = watch(prefixId);
        return watch.watched() != null && !watch.watched().prefix().covers(announced);
    }

    private void sawAround(String prefixId, Sighting sighting, Instant now) {
        var watched = watch(prefixId).watched();
        if (!watched.verified()) return;
        if (sighting instanceof Sighting.Announced(var route)
                && covering.shown(prefixId, route, now)) {
            judgeAround(watched, route, route.seenAt(), now);
        } else if (sighting instanceof Sighting.Withdrawn(var peer, var prefix, long id, var at)) {
            var place = new Place(prefixId, prefix, peer, id);
            boolean gone = covering.gone(place, at, now);
            var leaving = new Leaving(peer, at, now);
            if (gone) ledger.gone(watched, prefix, leaving, shownAroundBesides(place));
        }
    }

    private Predicate<Offence> shownAroundBesides(Place place) {
        return offence -> covering.isShownBesides(place, offence.origin());
    }

    private void judgeAround(WatchedPrefix watched, PeerRoute route, Instant at, Instant now) {
        var usual = covering.usualOrigin(watched.prefixId(), route.announced());
        var found = CoveringOriginChange.judge(Scene.of(watched, world.get(), route), usual);
        var leaving = new Leaving(route.peer(), at, now);
        var besides = shownAroundBesides(Place.of(watched.prefixId(), route));
        ledger.shown(watched, route.at(at), found.stream().toList(), leaving, besides);
    }

    /** Who is the most may have changed, and with it which route around the prefix is nearest. */
    private void countAround(Covering.Around place, Instant now) {
        var watch = watch(place.prefixId());
        var clock = watch.clock(now);
        if (!watch.verified()) covering.forget(place.prefixId());
        else if (covering.count(place, clock, now)) {
            for (var route : covering.of(place.prefixId())) {
                judgeAround(watch.watched(), route, clock, now);
            }
        }
    }

    private void forgetRoutes(String prefixId) {
        covering.forget(prefixId);
        for (var route : book.of(prefixId)) book.remove(Place.of(prefixId, route));
        var watch = watch(prefixId);
        watches.put(prefixId, watch.withRoutes(-watch.routes()));
    }

    private Watch watch(String prefixId) {
        return watches.get(prefixId);
    }
}
