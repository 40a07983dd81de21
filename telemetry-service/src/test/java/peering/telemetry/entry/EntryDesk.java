package peering.telemetry.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Kind;
import peering.routing.net.Prefix;
import peering.telemetry.route.MapShelf;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.watched.WatchedPrefix;

/**
 * A book and what it tells. 203.0.113.0/24 enters at Berlin, else at Munich (500 km away); Tokyo is
 * far from both.
 */
final class EntryDesk implements EntryBook.Outlet {
    private static final String OURS = "203.0.113.0/24";

    final List<RouteAnomalyFact> told = new ArrayList<>();
    Optional<WatchedPrefix> registered = Optional.of(watched("pfx_1"));
    Optional<String> chosen = Optional.of("berlin");
    int full;

    private final EntryBook.Shelves shelves =
            new EntryBook.Shelves(
                    new MapShelf<>(),
                    new MapShelf<>(),
                    new MapShelf<>(),
                    new MapShelf<>(),
                    new MapShelf<>(),
                    new MapShelf<>());
    private EntryBook book = book(100);

    EntryDesk() {
        site("berlin", 52.5, 13.4);
        site("munich", 48.1, 11.6);
        site("tokyo", 35.7, 139.7);
        book.heard(
                new EntryInput.OfConnection(
                        "con_1", Optional.of(Edge.connection("con_1", "berlin", "munich"))));
    }

    @Override
    public void tell(RouteAnomalyFact fact) {
        told.add(fact);
    }

    @Override
    public void full() {
        full++;
    }

    /** Another task takes over what is kept. */
    void succeeded(int mostRoutes) {
        book = book(mostRoutes);
    }

    void passed(int second) {
        book.passed(at(second));
    }

    private EntryBook book(int mostRoutes) {
        return new EntryBook(
                shelves,
                new EntryBook.Surroundings(_ -> registered, _ -> chosen),
                new Config(mostRoutes),
                this);
    }

    private void site(String id, double latitude, double longitude) {
        book.heard(new EntryInput.OfSite(id, Optional.of(Edge.site(id, latitude, longitude))));
        book.heard(
                new EntryInput.OfSession(
                        "ses_" + id, Optional.of(Edge.session("ses_" + id, id, 20))));
    }

    /** Of a site that is not known, no session is. */
    void announced(String site, String path) {
        if (path == null) return;
        String session = "ses_" + site;
        var route = Edge.route(session, OURS, path);
        book.heard(new EntryInput.OfRoute(session, OURS, Optional.of(route)));
    }

    void withdrawn(String site) {
        book.heard(new EntryInput.OfRoute("ses_" + site, OURS, Optional.empty()));
    }

    void policed(Optional<Integer> longest, Set<Kind> ignore) {
        var base = WatchPolicy.NONE;
        var policy =
                new WatchPolicy(
                        base.origins(),
                        base.upstreams(),
                        base.maxLength(),
                        base.minPeerAses(),
                        base.criticalPeerAses(),
                        base.mostSevere(),
                        ignore,
                        base.longestPath(),
                        base.pathPattern(),
                        false,
                        false,
                        Set.of(),
                        Set.of(),
                        longest);
        book.heard(new EntryInput.OfPolicy("pfx_1", Optional.of(policy)));
    }

    static String variant(RouteAnomalyFact fact) {
        return fact.evidence().orElseThrow().getFirst().text();
    }

    static WatchedPrefix watched(String id) {
        return new WatchedPrefix(id, "acme", "con_1", Prefix.parse(OURS), List.of(1500L), true);
    }

    static Instant at(int seconds) {
        return Edge.START.plusSeconds(seconds);
    }

    private record Config(int mostRoutes) implements EntryConfig {
        @Override
        public Duration after() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration endAfter() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration newsAfter() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration reopenWithin() {
            return Duration.ofMinutes(10);
        }

        @Override
        public int longestPath() {
            return 2;
        }

        @Override
        public int regionKm() {
            return 1500;
        }
    }
}
