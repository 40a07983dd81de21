package peering.telemetry.glass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.net.Prefix;
import peering.stack.StackResource;
import peering.telemetry.route.Origin;
import peering.telemetry.route.Peer;
import peering.telemetry.route.PeerRoute;

/** Rows of what peers show; each test has a prefix and a partition of its own. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class ShownRoutesTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final String PREFIX = "203.0.113.0/24";
    private static final Peer PEER = new Peer("rrc00", "192.0.2.1", 1);

    @Inject ShownRoutes routes;
    @Inject RouteSearch search;

    @Test
    void what_comes_again_changes_nothing() {
        var changes =
                List.of(
                        shown(901, 5, "1 64500", 0),
                        gone(901, 6, 10),
                        shown(901, 7, "1 64500", 20));

        put(changes);
        put(changes);
        put(changes.subList(1, 2));

        assertEquals(List.of("1 64500"), pathsAt(901, null));
        assertEquals(List.of("1 64500"), pathsAt(901, 5));
        assertEquals(List.of(), pathsAt(901, 15));
        assertEquals(List.of("1 64500"), pathsAt(901, 25));
    }

    @Test
    void a_path_that_stays_is_one_row_and_one_that_comes_back_is_two() {
        put(
                List.of(
                        shown(902, 5, "1 64500", 0),
                        shown(902, 6, "1 64500", 10),
                        shown(902, 7, "1 2 64500", 20),
                        shown(902, 8, "1 64500", 30)));

        var now = find(902, null);
        assertEquals(AT.plusSeconds(30), now.getFirst().firstSeen());
        var first = find(902, 15).getFirst();
        assertEquals(AT, first.firstSeen());
        assertEquals(AT.plusSeconds(10), first.lastSeen());
        assertEquals(Optional.of(AT.plusSeconds(20)), first.until());
        assertEquals(List.of("1 2 64500"), pathsAt(902, 25));
    }

    @Test
    void a_topic_that_was_made_anew_is_read_from_its_beginning_and_to_its_end() {
        put(List.of(shown(903, 700, "1 64500", 0)));

        put("another", List.of(shown(903, 0, "1 2 64500", 10)));
        put("another", List.of(shown(903, 1, "1 3 64500", 20)));

        assertEquals(List.of("1 3 64500"), pathsAt(903, null));
        assertEquals(List.of("1 2 64500"), pathsAt(903, 15));
    }

    @Test
    void the_first_batch_that_comes_again_changes_nothing_either() {
        var first = List.of(shown(907, 0, "1 64500", 0));
        put(first);
        put(List.of(shown(907, 1, "1 2 64500", 10)));

        put(first);

        assertEquals(List.of("1 2 64500"), pathsAt(907, null));
    }

    @Test
    void what_is_past_is_dropped_when_it_is_old_or_too_much() {
        var changes = new ArrayList<RouteChange>();
        for (int i = 0; i < 5; i++) changes.add(shown(904, i + 1, "1 " + i + " 64500", 10 * i));
        put(changes);

        routes.dropBefore(AT.plusSeconds(11)).await().atMost(Duration.ofSeconds(10));
        assertEquals(List.of(), pathsAt(904, 5));
        assertEquals(List.of("1 1 64500"), pathsAt(904, 15));

        routes.dropBeyond(1).await().atMost(Duration.ofSeconds(10));
        assertEquals(List.of(), pathsAt(904, 15));
        assertEquals(List.of("1 3 64500"), pathsAt(904, 35));
        assertEquals(List.of("1 4 64500"), pathsAt(904, null));
    }

    @Test
    void changes_of_one_place_are_never_in_one_round() {
        var one = shown(905, 1, "1 64500", 0);
        var two = gone(905, 2, 0);
        var other = shown(906, 3, "1 64500", 0);

        assertEquals(
                List.of(List.of(one, other), List.of(two)),
                ShownRoutes.rounds(List.of(one, two, other)));
        assertEquals(List.of(), ShownRoutes.rounds(List.of()));
    }

    /** RFC 7911, section 3: the peer withdraws one of them and still shows the other. */
    @Test
    void one_of_several_routes_of_a_peer_goes_and_the_other_stays() {
        var first = new PeerRoute(PEER, Prefix.parse(PREFIX), "1 64500", Origin.of(64500), AT);
        var second = new PeerRoute(PEER, Prefix.parse(PREFIX), "1 2 64500", Origin.of(64500), AT);
        put(
                List.of(
                        change(908, 1, 1, Optional.of(first.numbered(1)), AT),
                        change(908, 2, 2, Optional.of(second.numbered(2)), AT)));
        assertEquals(
                List.of(Optional.of(1L), Optional.of(2L)),
                find(908, null).stream().map(ShownRoute::pathId).toList());

        put(List.of(change(908, 3, 2, Optional.empty(), AT.plusSeconds(10))));

        assertEquals(List.of("1 64500"), pathsAt(908, null));
        assertEquals(List.of("1 64500", "1 2 64500"), pathsAt(908, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "pfx_1!2001:db8::/32!rrc00|2001:db8::1,     0",
        "pfx_1!2001:db8::/32!rrc00|2001:db8::1!1f,  31",
        "pfx_1!2001:db8::/32!rrc00|2001:db8::1!ffffffff,  4294967295",
    })
    void a_key_of_the_store_is_taken_apart(String key, long pathId) {
        assertEquals(
                new RouteChange.Place("pfx_1", "2001:db8::/32", "rrc00", "2001:db8::1", pathId),
                RouteChange.Place.of(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pfx_1!rrc00", "a!b!rrc00", "a!b!c|d!x", "a!b!c|d!1!2"})
    void what_is_no_key_is_refused(String key) {
        assertThrows(IllegalArgumentException.class, () -> RouteChange.Place.of(key));
    }

    private void put(List<RouteChange> changes) {
        put("one", changes);
    }

    private void put(String topicId, List<RouteChange> changes) {
        routes.put(topicId, changes).await().atMost(Duration.ofSeconds(10));
    }

    private List<ShownRoute> find(int partition, Integer atSecond) {
        var question = new RouteQuestion();
        question.at = atSecond == null ? null : AT.plusSeconds(atSecond).toString();
        return search.find("pfx_" + partition, question, GlassCursor.read(null), 100)
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private List<String> pathsAt(int partition, Integer atSecond) {
        return find(partition, atSecond).stream().map(ShownRoute::path).toList();
    }

    private static RouteChange shown(int partition, long offset, String path, int seconds) {
        var seen = AT.plusSeconds(seconds);
        var route = new PeerRoute(PEER, Prefix.parse(PREFIX), path, Origin.of(64500), seen);
        return change(partition, offset, 0, Optional.of(route), seen);
    }

    private static RouteChange gone(int partition, long offset, int seconds) {
        return change(partition, offset, 0, Optional.empty(), AT.plusSeconds(seconds));
    }

    private static RouteChange change(
            int partition, long offset, long pathId, Optional<PeerRoute> route, Instant at) {
        var place = new RouteChange.Place("pfx_" + partition, PREFIX, "rrc00", "192.0.2.1", pathId);
        return new RouteChange(place, route, at, partition, offset);
    }
}
