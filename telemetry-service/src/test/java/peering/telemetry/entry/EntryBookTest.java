package peering.telemetry.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.routing.net.Prefix;
import peering.telemetry.route.MapShelf;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.watched.WatchedPrefix;

/** 203.0.113.0/24 enters at Berlin, else at Munich (500 km away); Tokyo is far from both. */
class EntryBookTest implements EntryBook.Outlet {
    private static final String OURS = "203.0.113.0/24";
    private static final EntryConfig CONFIG = new Config(100);

    private final List<RouteAnomalyFact> told = new ArrayList<>();
    private final EntryBook.Shelves shelves =
            new EntryBook.Shelves(
                    new MapShelf<>(),
                    new MapShelf<>(),
                    new MapShelf<>(),
                    new MapShelf<>(),
                    new MapShelf<>(),
                    new MapShelf<>());
    private Optional<WatchedPrefix> registered = Optional.of(watched("pfx_1"));
    private Optional<String> chosen = Optional.of("berlin");
    private EntryBook book = book(CONFIG);
    private int full;

    @BeforeEach
    void edge() {
        site("berlin", 52.5, 13.4);
        site("munich", 48.1, 11.6);
        site("tokyo", 35.7, 139.7);
        book.heard(
                new EntryInput.OfConnection(
                        "con_1", Optional.of(Edge.connection("con_1", "berlin", "munich"))));
    }

    @ParameterizedTest(name = "berlin {0}, munich {1}, tokyo {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "20 1500                |                | | none",
                "1500                   |                | | none",
                "20 20 1500 1500        |                | | none",
                "20 30 1500             |                | | as-hops",
                "20 30 1500             | 20 1500        | | as-hops",
                "20 30 {1500}           |                | | none",
                "                       | 20 1500        | | other-site",
                "                       | 20 1500        | 20 1500 | other-site",
                "                       |                | 20 1500 | other-region",
                "20 20 1500             | 20 1500        | | prepended-primary",
                "20 1500 1500           | 20 1500        | | prepended-primary",
                "20 20 1500             | 20 1500 1500   | | none",
                "20 1500                | 20 20 20 1500  | | none",
                "20 20 1500             |                | | none",
                "                       |                | | none",
            })
    void what_partners_announce_is_held_against_the_chosen_site(
            String berlin, String munich, String tokyo, String expected) {
        announced("berlin", berlin);
        announced("munich", munich);
        announced("tokyo", tokyo);

        book.passed(at(0));
        book.passed(at(300));

        var variants = told.stream().map(EntryBookTest::variant).toList();
        assertEquals(expected.equals("none") ? List.of() : List.of(expected), variants);
    }

    @Test
    void it_has_to_last_for_five_minutes_and_to_be_well_for_one() {
        announced("munich", "20 1500");
        book.passed(at(0));
        book.passed(at(299));
        assertEquals(List.of(), told);

        book.passed(at(300));
        var open = told.getLast();
        assertEquals(Kind.SuboptimalRouting, open.kind());
        assertEquals(Severity.Warning, open.severity());
        assertEquals(at(0), open.firstSeen());
        assertEquals("munich", open.observers().getFirst().collector());
        assertTrue(open.summary().contains("munich only, 50"), open.summary());
        book.passed(at(400));
        assertEquals(1, told.size(), "nothing new");

        announced("berlin", "20 1500");
        book.passed(at(500));
        withdrawn("berlin");
        book.passed(at(530));
        announced("berlin", "20 1500");
        book.passed(at(600));
        book.passed(at(659));
        assertEquals(1, told.size());
        book.passed(at(660));

        assertEquals(State.Ended, told.getLast().state());
        assertEquals(at(600), told.getLast().endedAt().orElseThrow());
        assertTrue(told.getLast().summary().endsWith(OddityLife.WELL));
    }

    @Test
    void what_passes_by_itself_is_not_told() {
        announced("munich", "20 1500");
        book.passed(at(0));
        announced("berlin", "20 1500");
        book.passed(at(100));
        withdrawn("berlin");
        book.passed(at(200));
        book.passed(at(499));

        assertEquals(List.of(), told);
    }

    @Test
    void soon_after_its_end_it_is_the_same_and_later_another() {
        announced("munich", "20 1500");
        book.passed(at(0));
        book.passed(at(300));
        announced("berlin", "20 1500");
        book.passed(at(400));
        book.passed(at(460));
        withdrawn("berlin");
        book.passed(at(700));

        var again = told.getLast();
        assertEquals(told.getFirst().anomalyId(), again.anomalyId());
        assertEquals(State.Open, again.state());
        assertEquals(3, again.revision());
        assertEquals(Optional.empty(), again.endedAt());
        announced("berlin", "20 1500");
        book.passed(at(800));
        book.passed(at(860));
        withdrawn("berlin");
        book.passed(at(1400));
        book.passed(at(1700));
        assertEquals(1, told.getLast().revision());
    }

    @Test
    void on_the_internet_and_without_a_registration_nothing_was_promised() {
        announced("munich", "20 1500");
        chosen = Optional.empty();
        book.passed(at(0));
        book.passed(at(300));
        chosen = Optional.of("berlin");
        registered = Optional.empty();
        book.passed(at(600));
        book.passed(at(900));

        assertEquals(List.of(), told);
    }

    @Test
    void it_is_over_when_the_prefix_is_somebody_elses() {
        announced("munich", "20 1500");
        book.passed(at(0));
        book.passed(at(300));

        registered = Optional.of(watched("pfx_2"));
        book.passed(at(301));

        assertEquals(State.Ended, told.getLast().state());
        assertEquals("pfx_1", told.getLast().prefixId());
        assertTrue(told.getLast().summary().endsWith(OddityLife.NOT_WATCHED));
    }

    @Test
    void a_policy_allows_longer_paths_or_does_not_want_to_hear_of_it() {
        announced("berlin", "20 30 1500");
        policed(WatchPolicy.NONE, Optional.of(3), Set.of());
        book.passed(at(0));
        book.passed(at(300));
        assertEquals(List.of(), told);

        policed(WatchPolicy.NONE, Optional.empty(), Set.of());
        book.passed(at(400));
        book.passed(at(700));
        assertEquals("as-hops", variant(told.getLast()));
        policed(WatchPolicy.NONE, Optional.empty(), Set.of(Kind.SuboptimalRouting));
        book.passed(at(800));
        book.passed(at(860));
        assertEquals(State.Ended, told.getLast().state());
    }

    @Test
    void a_successor_goes_on_where_the_other_was() {
        announced("munich", "20 1500");
        book.passed(at(0));

        book = book(CONFIG);
        book.passed(at(300));

        assertEquals(at(0), told.getLast().firstSeen());
    }

    @Test
    void routes_of_unknown_sessions_and_sites_count_for_nothing_and_too_many_are_left_out() {
        book = book(new Config(1));
        book.heard(
                new EntryInput.OfRoute(
                        "ses_x", OURS, Optional.of(Edge.route("ses_x", OURS, "20 1500"))));
        announced("munich", "20 1500");
        book.passed(at(0));
        book.passed(at(300));

        assertEquals(List.of(), told);
        assertEquals(1, full);
    }

    @Override
    public void tell(RouteAnomalyFact fact) {
        told.add(fact);
    }

    @Override
    public void full() {
        full++;
    }

    private EntryBook book(EntryConfig config) {
        return new EntryBook(
                shelves, new EntryBook.Surroundings(_ -> registered, _ -> chosen), config, this);
    }

    private void site(String id, double latitude, double longitude) {
        book.heard(new EntryInput.OfSite(id, Optional.of(Edge.site(id, latitude, longitude))));
        book.heard(
                new EntryInput.OfSession(
                        "ses_" + id, Optional.of(Edge.session("ses_" + id, id, 20))));
    }

    private void announced(String site, String path) {
        if (path == null) return;
        String session = "ses_" + site;
        var route = Edge.route(session, OURS, path);
        book.heard(new EntryInput.OfRoute(session, OURS, Optional.of(route)));
    }

    private void withdrawn(String site) {
        book.heard(new EntryInput.OfRoute("ses_" + site, OURS, Optional.empty()));
    }

    private void policed(WatchPolicy base, Optional<Integer> longest, Set<Kind> ignore) {
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

    private static String variant(RouteAnomalyFact fact) {
        return fact.evidence().orElseThrow().getFirst().text();
    }

    private static WatchedPrefix watched(String id) {
        return new WatchedPrefix(id, "acme", "con_1", Prefix.parse(OURS), List.of(1500L), true);
    }

    private static Instant at(int seconds) {
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
