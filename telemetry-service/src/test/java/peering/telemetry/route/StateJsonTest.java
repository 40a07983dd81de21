package peering.telemetry.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.routing.net.Prefix;

/** What an earlier version left in the stores can be read. */
class StateJsonTest {
    private static final PeerRoute ROUTE =
            new PeerRoute(
                    new Peer("rrc00", "192.0.2.1", 64500),
                    Prefix.parse("203.0.113.0/24"),
                    "64500 64501",
                    Origin.of(64501),
                    Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void a_route_without_communities_is_one_from_before_they_were_kept() {
        String before =
                """
                {"peer":{"collector":"rrc00","address":"192.0.2.1","asn":64500},
                 "announced":"203.0.113.0/24","path":"64500 64501","origin":"64501",
                 "seenAt":"2026-01-01T00:00:00Z"}\
                """;

        assertEquals(ROUTE, read(before.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_route_is_read_as_it_was_written() {
        var marked = ROUTE.marked(Optional.of(64500L), List.of("64500:1", "64500:1:2"));

        assertEquals(
                marked, read(StateJson.serde(PeerRoute.class).serializer().serialize("", marked)));
    }

    private static PeerRoute read(byte[] json) {
        return StateJson.serde(PeerRoute.class).deserializer().deserialize("", json);
    }
}
