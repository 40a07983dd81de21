package peering.telemetry.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.routing.net.Prefix;
import peering.telemetry.route.RouteBook.Place;

class RouteBookTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Prefix PREFIX = Prefix.parse("203.0.113.0/24");
    private static final Peer PEER = new Peer("rrc00", "192.0.2.1", 64500);

    private static final Place PLACE = new Place("pfx_1", PREFIX, PEER, 0);

    private final MapShelf<PeerRoute> routes = new MapShelf<>();
    private final MapShelf<String> byPeer = new MapShelf<>();
    private final RouteBook book = new RouteBook(routes, byPeer);

    @Test
    void a_route_that_is_soon_shown_again_as_it_was_is_not_written_again() {
        shown(0, "64500 1");
        shown(59, "64500 1");

        assertEquals(START, kept().seenAt());
    }

    @Test
    void a_route_that_is_shown_again_later_is_written_again() {
        shown(0, "64500 1");
        shown(60, "64500 1");

        assertEquals(START.plusSeconds(60), kept().seenAt());
    }

    @Test
    void whatever_is_another_is_written_at_once() {
        shown(0, "64500 1");
        shown(1, "64500 2 1");
        assertEquals("64500 2 1", kept().path());

        put(route(2, "64500 2 1").marked(Optional.empty(), List.of("64500:1")));
        assertEquals(List.of("64500:1"), kept().communities());

        put(route(3, "64500 2 1").marked(Optional.of(2L), List.of("64500:1")));
        assertEquals(Optional.of(2L), kept().onlyToCustomer());
    }

    @Test
    void a_peer_that_is_down_is_known_by_all_it_shows() {
        shown(0, "64500 1");
        book.put("pfx_2", route(0, "64500 3"), Optional.empty());

        var shown = book.shownBy(PEER);

        assertEquals(List.of("pfx_1", "pfx_2"), shown.stream().map(one -> one.prefixId()).toList());
        assertTrue(book.remove(PLACE));
        assertFalse(book.remove(PLACE));
        assertEquals(1, book.shownBy(PEER).size());
        assertEquals(1, routes.size());
    }

    @Test
    void what_a_peer_shows_besides_is_its_own_and_of_the_same_prefix() {
        put(route(0, "64500 1"));
        put(route(0, "64500 2 1").numbered(1));
        put(route(0, "64500 3 1").numbered(0xFFFF_FFFFL));
        var namedAlike = new Peer("rrc00", "192.0.2.10", 64501);
        put(new PeerRoute(namedAlike, PREFIX, "64501 1", Origin.of(1), START).numbered(1));

        var besides = book.besides(new Place("pfx_1", PREFIX, PEER, 1));

        assertEquals(
                List.of("64500 1", "64500 3 1"), besides.stream().map(PeerRoute::path).toList());
        assertEquals(List.of(), book.besides(PLACE));
        assertEquals(3, book.shownBy(PEER).size());
    }

    private void shown(int second, String path) {
        put(route(second, path));
    }

    private void put(PeerRoute route) {
        book.put("pfx_1", route, book.get(Place.of("pfx_1", route)));
    }

    private PeerRoute kept() {
        return book.get(PLACE).orElseThrow();
    }

    private static PeerRoute route(int second, String path) {
        return new PeerRoute(PEER, PREFIX, path, Origin.of(1), START.plusSeconds(second));
    }
}
