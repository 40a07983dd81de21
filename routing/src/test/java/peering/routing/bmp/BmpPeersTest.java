package peering.routing.bmp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.bgp.Opens;
import peering.routing.bmp.BmpMessage.Refused;
import peering.routing.mrt.Lines;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.IpAddress;

/** Which peers a {@link BmpSession} counts as up, and what it says when that changes. */
class BmpPeersTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] PEER = Bmp.peer(0, "192.0.2.1", 64500);
    private static final String UP = "192.0.2.1 AS64500 OPEN_CONFIRM ESTABLISHED";
    private static final String DOWN = "192.0.2.1 AS64500 ESTABLISHED IDLE";

    private final BmpSession session = new BmpSession();

    private BmpHeard take(byte[] message) {
        return session.take(message, NOW);
    }

    private static List<String> states(BmpHeard heard) {
        return states(heard.records());
    }

    private static List<String> states(List<byte[]> records) {
        return records.stream().flatMap(record -> Lines.of(record).states.stream()).toList();
    }

    @Test
    void peers_with_one_address_in_two_vrfs_are_two() {
        byte[] one = Bmp.peer(1, 0, 1, "192.0.2.1", 64500);
        byte[] two = Bmp.peer(1, 0, 2, "192.0.2.1", 64500);
        take(Bmp.peerUp(one));
        take(Bmp.peerUp(two));

        assertEquals(2, session.peers().size());
        assertEquals(List.of(DOWN), states(take(Bmp.message(2, one, new byte[] {4}))));
        assertEquals(1, session.peers().size());
    }

    @Test
    void a_second_peer_up_is_a_lost_session_unless_it_shows_another_table_of_the_same() {
        take(Bmp.peerUp(PEER));
        var otherTable = take(Bmp.peerUp(Bmp.peer(0x40, "192.0.2.1", 64500)));
        var again = take(Bmp.peerUp(PEER, 40001, Bmp.four(64501), Bmp.four(64500)));

        assertEquals(List.of(), states(otherTable));
        assertEquals(List.of(DOWN, UP), states(again));
    }

    @Test
    void more_peers_than_allowed_are_refused_and_those_there_go_on() {
        var small = new BmpSession(1);
        small.take(Bmp.peerUp(PEER), NOW);
        var second = small.take(Bmp.peerUp(Bmp.peer(0, "192.0.2.2", 64500)), NOW);
        var first = small.take(Bmp.peerUp(PEER, 2, Bmp.four(1), Bmp.four(64500)), NOW);

        assertEquals(new Refused("more than 1 peers"), second.message());
        assertEquals(List.of(DOWN, UP), states(first));
    }

    @Test
    void when_the_connection_ends_all_peers_are_down() {
        take(Bmp.peerUp(PEER));
        take(Bmp.peerUp(Bmp.peer(0x80, "2001:db8::1", 64500)));

        var records = session.close(NOW);

        assertEquals(List.of(DOWN, "2001:db8::1 AS64500 ESTABLISHED IDLE"), states(records));
        assertEquals(NOW, MrtRecord.of(records.getFirst()).time());
        assertEquals(List.of(), session.close(NOW));
    }

    @Test
    void an_open_tells_the_peers_role_and_the_routers_end() {
        byte[] role = Opens.capability(9, new byte[] {3});
        take(Bmp.peerUp(PEER, 1, Bmp.four(64501), Bmp.four(64500, role)));

        var peer = session.peers().iterator().next();

        assertEquals("CUSTOMER", peer.received().role().orElseThrow().toString());
        assertEquals(IpAddress.parse("192.0.2.254"), peer.local().address());
        assertEquals(64501, peer.local().asn().value());
        assertEquals(Optional.of(peer), session.peer(peer.header()));
    }

    @ParameterizedTest
    @CsvSource({"0, 2023-11-14T22:13:20.250Z, false", "-301, 2023-11-14T22:08:19.250Z, true"})
    void a_time_to_come_is_not_believed(long offset, Instant written, boolean told) {
        var received = Instant.ofEpochSecond(Bmp.SECOND, Bmp.MICROS * 1000L).plusSeconds(offset);

        var up = session.take(Bmp.peerUp(PEER), received);
        byte[] routes = Bmp.message(0, PEER, Bmp.announce("10.0.0.0/8", 64500));
        var heard = session.take(routes, received);

        assertEquals(written, MrtRecord.of(up.records().getFirst()).time());
        assertEquals(written, MrtRecord.of(heard.records().getFirst()).time());
        assertEquals(Optional.of("the clock is ahead").filter(_ -> told), heard.trouble());
    }
}
