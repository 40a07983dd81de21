package peering.telemetry.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import peering.contract.ConnectionFact;
import peering.contract.ReceivedRouteFact;
import peering.contract.RouteAnomalyFact;
import peering.contract.SessionFact;
import peering.contract.SiteFact;
import peering.routing.bgp.AsPath;
import peering.routing.net.Prefix;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.route.Shelf;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.watched.WatchedPrefix;

/**
 * What partners announce of registered prefixes, put together with where that is and where it was
 * meant to be. A prefix is looked at soon after its routes changed; and all are, a few each second,
 * because the rest may have changed: sessions, sites, the chosen way, the time.
 */
final class EntryBook {
    private static final String SEPARATOR = "!";
    private static final int MOST_CHANGED = 1000;
    private static final int MOST_IN_TURN = 200;

    private final Shelves shelves;
    private final Surroundings surroundings;
    private final EntryConfig config;
    private final Detours detours;
    private final OddityLife life;
    private final Outlet outlet;
    private final LinkedHashSet<String> changed = new LinkedHashSet<>();

    /** Prefixes of which something is remembered, as text. */
    private final TreeSet<String> known = new TreeSet<>();

    private String turn = "";
    private int routes;

    /**
     * @param routes by prefix and session
     * @param oddities by prefix and variant
     */
    record Shelves(
            Shelf<ReceivedRouteFact> routes,
            Shelf<Oddity> oddities,
            Shelf<SessionFact> sessions,
            Shelf<SiteFact> sites,
            Shelf<ConnectionFact> connections,
            Shelf<WatchPolicy> policies) {}

    /**
     * @param registered the verified registration of exactly a prefix
     * @param chosen the site that carries a prefix now, by the prefix's id
     */
    record Surroundings(
            Function<Prefix, Optional<WatchedPrefix>> registered,
            Function<String, Optional<String>> chosen) {}

    /** Where to. */
    interface Outlet {
        void tell(RouteAnomalyFact fact);

        /** A route that is not remembered, because too many are. */
        void full();
    }

    EntryBook(Shelves shelves, Surroundings surroundings, EntryConfig config, Outlet outlet) {
        this.shelves = shelves;
        this.surroundings = surroundings;
        this.config = config;
        this.detours = new Detours(config);
        this.life = new OddityLife(config);
        this.outlet = outlet;
        shelves.routes()
                .visit(
                        "",
                        (key, _) -> {
                            known.add(prefixOf(key));
                            routes++;
                        });
        shelves.oddities().visit("", (key, _) -> known.add(prefixOf(key)));
    }

    void heard(EntryInput input) {
        switch (input) {
            case EntryInput.OfRoute route -> route(route);
            case EntryInput.OfSession(var id, var now) -> keep(shelves.sessions(), id, now);
            case EntryInput.OfSite(var id, var now) -> keep(shelves.sites(), id, now);
            case EntryInput.OfConnection(var id, var now) -> keep(shelves.connections(), id, now);
            case EntryInput.OfPolicy(var id, var now) -> keep(shelves.policies(), id, now);
        }
    }

    /** To be called every second. */
    void passed(Instant now) {
        var due = new LinkedHashSet<>(changed.stream().limit(MOST_CHANGED).toList());
        changed.removeAll(due);
        for (int i = 0; i < MOST_IN_TURN && !known.isEmpty(); i++) {
            var next = known.higher(turn);
            turn = next == null ? "" : next;
            if (next == null) break;
            due.add(next);
        }
        due.forEach(prefix -> look(prefix, now));
    }

    private void route(EntryInput.OfRoute input) {
        String key = input.prefix() + SEPARATOR + input.sessionId();
        boolean before = shelves.routes().get(key) != null;
        boolean after = input.route().isPresent();
        if (after && !before && routes >= config.mostRoutes()) {
            outlet.full();
            return;
        }
        keep(shelves.routes(), key, input.route());
        routes += (after ? 1 : 0) - (before ? 1 : 0);
        known.add(input.prefix());
        changed.add(input.prefix());
    }

    private static <V> void keep(Shelf<V> shelf, String key, Optional<V> now) {
        now.ifPresentOrElse(
                value -> shelf.put(key, value),
                () -> {
                    if (shelf.get(key) != null) shelf.delete(key);
                });
    }

    private void look(String prefix, Instant now) {
        var entries = entries(prefix);
        var watched = surroundings.registered().apply(Prefix.parse(prefix));
        var found = watched.map(one -> detours.of(scene(one, entries))).orElse(List.of());
        for (var variant : Detour.Variant.values()) {
            String key = prefix + SEPARATOR + variant.word();
            var before = ofTheSame(key, watched, now);
            var detour = found.stream().filter(one -> one.variant() == variant).findFirst();
            var step =
                    detour.map(one -> life.seen(before, one, watched.orElseThrow(), now))
                            .or(() -> before.map(one -> life.notSeen(one, now)));
            step.ifPresent(one -> take(key, before, one));
        }
        if (entries.isEmpty() && shelves.oddities().under(prefix + SEPARATOR).isEmpty()) {
            if (shelves.routes().under(prefix + SEPARATOR).isEmpty()) known.remove(prefix);
        }
    }

    /** What is known of it, unless that was another registration's: then it is over. */
    private Optional<Oddity> ofTheSame(String key, Optional<WatchedPrefix> watched, Instant now) {
        var before = Optional.ofNullable(shelves.oddities().get(key));
        boolean others =
                before.filter(one ->
                                !watched.map(WatchedPrefix::prefixId)
                                        .equals(Optional.of(one.prefixId())))
                        .isPresent();
        if (!others) return before;
        take(key, before, life.over(before.get(), now));
        return Optional.empty();
    }

    private void take(String key, Optional<Oddity> before, OddityLife.Step step) {
        if (!step.next().equals(before)) keep(shelves.oddities(), key, step.next());
        step.told().ifPresent(outlet::tell);
    }

    private Scene scene(WatchedPrefix watched, List<Entry> entries) {
        var connection = Optional.ofNullable(shelves.connections().get(watched.connectionId()));
        var policy = Optional.ofNullable(shelves.policies().get(watched.prefixId()));
        return new Scene(
                watched,
                policy.orElse(WatchPolicy.NONE),
                surroundings
                        .chosen()
                        .apply(watched.prefixId())
                        .flatMap(id -> Optional.ofNullable(shelves.sites().get(id))),
                connection.map(ConnectionFact::primarySiteId),
                connection.flatMap(ConnectionFact::backupSiteId),
                entries);
    }

    /** Those whose session and site are known. */
    private List<Entry> entries(String prefix) {
        var all = new ArrayList<Entry>();
        for (Map.Entry<String, ReceivedRouteFact> kept :
                shelves.routes().under(prefix + SEPARATOR)) {
            var route = kept.getValue();
            var session = shelves.sessions().get(route.sessionId());
            var site = session == null ? null : shelves.sites().get(session.siteId());
            if (site == null) continue;
            all.add(
                    new Entry(
                            route.sessionId(),
                            site,
                            session.partnerAsn(),
                            session.peerAddress(),
                            PeerRoute.isWhole(route.path())
                                    ? AsPath.parse(route.path())
                                    : AsPath.EMPTY,
                            route.path(),
                            route.receivedAt()));
        }
        return all;
    }

    private static String prefixOf(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }
}
