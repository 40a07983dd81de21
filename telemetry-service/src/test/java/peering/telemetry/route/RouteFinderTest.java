package peering.telemetry.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.BgpUpdateWriter;
import peering.routing.bgp.SessionState;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtReader;
import peering.routing.mrt.MrtRecord;
import peering.routing.mrt.MrtWriter;
import peering.routing.net.Asn;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.telemetry.watched.WatchedPrefix;
import peering.telemetry.watched.WatchedPrefixes;

class RouteFinderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final peering.routing.bgp.Peer PEER =
            new peering.routing.bgp.Peer(IpAddress.parse("192.0.2.1"), Asn.of(64500));
    private static final MrtWriter.Local LOCAL =
            MrtWriter.Local.unknown(Prefix.Family.IPV4, Asn.of(64511));

    private final WatchedPrefixes prefixes = new WatchedPrefixes();
    private final List<Map.Entry<String, Sighting>> found = new ArrayList<>();

    @ParameterizedTest(name = "path {0} ends in {1}")
    @CsvSource({
        "64500 64501,             64501",
        "64500 64501 64501,       64501",
        "'64500 {64501,64502}',   '{64501,64502}'",
        "'',                      64500",
        "'64500 [64501]',         64500",
    })
    void the_origin_is_that_of_rfc_6811(String path, String origin) {
        watched("pfx_1", "203.0.113.0/24");

        decode(announcement("203.0.113.0/24", AsPath.parse(path), NOW));

        var route = ((Sighting.Announced) found.getFirst().getValue()).route();
        assertEquals(origin, route.origin().toString());
        assertEquals(Origin.parse(origin), route.origin());
    }

    /** FRR does so (seen in 8.4); at a collector of others it is what the peer has sent. */
    @ParameterizedTest(name = "{0} tells {1}: {2}")
    @CsvSource({
        "bmp-r1, 64600 64500 64501,   64500 64501",
        "bmp-r1, 64500 64501,         64500 64501",
        "bmp-r1, '64600 64500 {1}',   '64500 {1}'",
        "bmp-r1, 64600 64500,         64500",
        "rrc00,  64600 64500 64501,   64600 64500 64501",
    })
    void what_our_own_router_puts_in_front_of_a_path_is_taken_away(
            String collector, String told, String path) {
        watched("pfx_1", "203.0.113.0/24");

        decode(collector, announcement("203.0.113.0/24", AsPath.parse(told), NOW));

        var route = ((Sighting.Announced) found.getFirst().getValue()).route();
        assertEquals(path, route.path());
        assertEquals(path.substring(path.lastIndexOf(' ') + 1), route.origin().toString());
    }

    @Test
    void a_route_belongs_to_the_most_specific_watched_prefix_only() {
        watched("pfx_whole", "203.0.113.0/24");
        watched("pfx_part", "203.0.113.128/25");

        decode(announcement("203.0.113.0/25", AsPath.of(64500, 1), NOW));
        decode(announcement("203.0.113.192/26", AsPath.of(64500, 1), NOW));
        decode(announcement("198.51.100.0/24", AsPath.of(64500, 1), NOW));

        assertEquals(
                List.of("pfx_whole", "pfx_part"), found.stream().map(Map.Entry::getKey).toList());
    }

    @ParameterizedTest(name = "{0} around {1}: {2}")
    @CsvSource({
        "203.0.112.0/20,  203.0.113.0/24,    true",
        "203.0.0.0/8,     203.0.113.0/24,    true",
        "202.0.0.0/7,     203.0.113.0/24,    false",
        "0.0.0.0/0,       203.0.113.0/24,    false",
        "203.0.96.0/20,   203.0.113.0/24,    false",
        "2001:db8::/32,   2001:db8:1::/48,   true",
        "2001:2000::/19,  2001:db8:1::/48,   false",
        "2001::/19,       2001:db8:1::/48,   true",
        "2000::/12,       2001:db8:1::/48,   false",
    })
    void a_route_around_a_watched_prefix_belongs_to_it(
            String announced, String prefix, boolean expected) {
        watched("pfx_1", prefix);

        decode(announcement(announced, AsPath.of(64500, 1), NOW));

        assertEquals(expected ? List.of("pfx_1") : List.of(), keys());
    }

    @Test
    void a_route_around_a_watched_prefix_that_is_watched_itself_belongs_to_itself() {
        watched("pfx_part", "203.0.113.0/24");
        watched("pfx_whole", "203.0.0.0/16");

        decode(announcement("203.0.0.0/16", AsPath.of(64500, 1), NOW));
        decode(announcement("203.0.112.0/20", AsPath.of(64500, 1), NOW));

        assertEquals(List.of("pfx_whole", "pfx_whole"), keys());
    }

    @Test
    void a_route_around_very_many_belongs_to_the_first_hundred() {
        for (int i = 0; i < 256; i++) watched("pfx_%03d".formatted(i), "203.0." + i + ".0/24");

        decode(announcement("203.0.0.0/16", AsPath.of(64500, 1), NOW));

        assertEquals(100, found.size());
        assertEquals("pfx_099", keys().getLast());
    }

    private List<String> keys() {
        return found.stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void a_clock_ahead_of_ours_is_not_believed() {
        watched("pfx_1", "203.0.113.0/24");

        decode(announcement("203.0.113.0/24", AsPath.of(64500, 1), NOW.plusSeconds(86_400)));

        assertEquals(NOW, found.getFirst().getValue().at());
    }

    @Test
    void a_session_that_goes_down_or_comes_up_concerns_everybody() {
        var down = state(SessionState.ESTABLISHED, SessionState.IDLE);
        var up = state(SessionState.OPEN_CONFIRM, SessionState.ESTABLISHED);
        var trying = state(SessionState.IDLE, SessionState.CONNECT);

        for (byte[] record : List.of(down, up, trying)) decode(record);

        assertEquals(2, found.size());
        assertTrue(found.stream().allMatch(one -> one.getKey().equals(RouteFinder.EVERYWHERE)));
    }

    @Test
    void real_updates_are_found_as_the_decoder_tells_them() throws Exception {
        watched("pfx_all", "0.0.0.0/0");
        var decoder = new MrtDecoder();
        int elements = 0;
        try (var in = getClass().getResourceAsStream("/ris/rrc00-20190101-first-4000.mrt.gz");
                var reader = MrtReader.open(in)) {
            for (var record = reader.next(); record != null; record = reader.next()) {
                var finder = finder("rrc00");
                decoder.decode(record, finder);
                elements += finder.elements();
            }
        }

        long ipv4 = found.stream().filter(one -> one.getKey().equals("pfx_all")).count();
        assertTrue(elements > 5000 && ipv4 > 1000 && ipv4 < elements, elements + " " + ipv4);
    }

    @Test
    void what_stands_in_a_routers_own_table_is_nobodys_announcement() {
        watched("pfx_1", "203.0.113.0/24");
        var message =
                BgpUpdateWriter.announce(
                                Prefix.parse("203.0.113.0/24"), AsPath.of(1, 666), PEER.address())
                        .getFirst();

        decode(
                MrtWriter.message(
                        NOW,
                        PEER,
                        LOCAL,
                        peering.routing.bgp.BgpMessages.Encoding.AS4,
                        MrtWriter.Direction.LOCAL,
                        message));

        assertEquals(List.of(), found);
    }

    @Test
    void several_routes_of_a_peer_are_told_apart_by_their_identifiers() {
        watched("pfx_1", "203.0.113.0/24");
        var prefix = Prefix.parse("203.0.113.0/24");
        byte[] plain =
                BgpUpdateWriter.announce(prefix, AsPath.of(64500, 1), PEER.address()).getFirst();

        for (int pathId = 1; pathId <= 2; pathId++) {
            decode(
                    MrtWriter.message(
                            NOW,
                            PEER,
                            LOCAL,
                            peering.routing.bgp.BgpMessages.Encoding.AS4_ADD_PATH,
                            MrtWriter.Direction.FROM_PEER,
                            numbered(plain, pathId)));
        }

        assertEquals(
                List.of(1L, 2L),
                found.stream()
                        .map(one -> ((Sighting.Announced) one.getValue()).route().pathId())
                        .toList());
    }

    /** The /24 at the end of the message with an identifier before it (RFC 7911, section 3). */
    private static byte[] numbered(byte[] plain, int pathId) {
        int at = plain.length - 4;
        return java.nio.ByteBuffer.allocate(plain.length + 4)
                .put(plain, 0, at)
                .putInt(pathId)
                .put(plain, at, 4)
                .putShort(16, (short) (plain.length + 4))
                .array();
    }

    private void watched(String id, String prefix) {
        prefixes.put(
                new WatchedPrefix(id, "acme", "con_1", Prefix.parse(prefix), List.of(1L), true));
    }

    private RouteFinder finder(String collector) {
        return new RouteFinder(
                collector,
                prefixes.verified(),
                NOW,
                (key, sighting) -> found.add(Map.entry(key, sighting)));
    }

    private void decode(byte[] record) {
        decode("rrc00", record);
    }

    private void decode(String collector, byte[] record) {
        var finder = finder(collector);
        new MrtDecoder().decode(MrtRecord.of(record), finder);
        assertTrue(finder.flaw().isEmpty(), () -> finder.flaw().toString());
    }

    private static byte[] announcement(String prefix, AsPath path, Instant time) {
        var hop = IpAddress.parse(prefix.contains(":") ? "2001:db8::9" : "192.0.2.9");
        var message = BgpUpdateWriter.announce(Prefix.parse(prefix), path, hop);
        return MrtWriter.message(time, PEER, LOCAL, message.getFirst());
    }

    private static byte[] state(SessionState from, SessionState to) {
        return MrtWriter.stateChange(NOW, PEER, LOCAL, from, to);
    }
}
