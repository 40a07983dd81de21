package peering.telemetry.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteElement;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtReader;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixMap;
import peering.telemetry.watched.WatchedPrefix;

/** A table's entries become what their peers once announced. */
class TableEntriesTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final List<RouteElement.Announced> announced = new ArrayList<>();
    private final List<String> peers = new ArrayList<>();
    private final List<String> marks = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final TableEntries entries =
            new TableEntries(watched("203.0.113.0/24", "2001:db8::/32"), this::took, skipped::add);

    @Test
    void each_peers_entry_is_an_announcement_of_that_peer() throws IOException {
        read(new TableDump(AT, 3).route("203.0.113.0/24", 2, 64500));

        assertEquals(List.of("192.0.2.1", "192.0.2.2"), peers);
        var second = announced.get(1);
        assertEquals(AT, second.time());
        assertEquals(2, second.peer().asn().value());
        assertEquals("203.0.113.0/24", second.prefix().toString());
        assertEquals("2 64500", second.path().toString());
        assertEquals("[1:2]", second.communities().toString());
        assertEquals(List.of(), skipped);
    }

    @Test
    void large_communities_and_otc_are_not_lost() throws IOException {
        read(new TableDump(AT, 1).marked().route("203.0.113.0/24", 1, 64500));

        assertEquals(List.of("OTC 64500", "64500:1:2"), marks);
    }

    @Test
    void parts_and_wholes_of_what_is_watched_are_taken_and_the_rest_is_counted()
            throws IOException {
        read(
                new TableDump(AT, 1)
                        .route("203.0.113.128/25", 1, 64500)
                        .route("203.0.112.0/22", 1, 64500)
                        .route("2001:db8:1::/48", 1, 64500)
                        .route("198.51.100.0/24", 1, 64500)
                        .route("2001:db9::/32", 1, 64500));

        assertEquals(
                List.of("203.0.113.128/25", "203.0.112.0/22", "2001:db8:1::/48"),
                announced.stream().map(route -> route.prefix().toString()).toList());
        assertEquals(2, entries.notWatched());
    }

    @Test
    void an_entry_of_a_peer_that_is_not_in_the_index_is_named() throws IOException {
        read(new TableDump(AT, 1).route("203.0.113.0/24", 2, 64500));

        assertEquals(1, announced.size());
        assertTrue(skipped.getFirst().contains("peer 1 is not among 1"), skipped::toString);
    }

    private void read(TableDump table) throws IOException {
        var decoder = new MrtDecoder();
        try (var reader = MrtReader.open(new ByteArrayInputStream(table.bytes()))) {
            for (var record = reader.next(); record != null; record = reader.next()) {
                decoder.decode(record, entries);
            }
        }
    }

    /** Stage 1 will read it as we do here. */
    private void took(peering.routing.net.IpAddress peer, byte[] record) {
        peers.add(peer.toString());
        new MrtDecoder()
                .decode(
                        MrtRecord.of(record),
                        new RouteSink() {
                            @Override
                            public void announced(
                                    Prefix.Family family,
                                    long hi,
                                    long lo,
                                    int length,
                                    RouteView view) {
                                announced.add(view.announced(family, hi, lo, length));
                                view.onlyToCustomer()
                                        .ifPresent(asn -> marks.add("OTC " + asn.value()));
                                view.largeCommunities().forEach(one -> marks.add(one.toString()));
                            }

                            @Override
                            public void withdrawn(
                                    Prefix.Family family,
                                    long hi,
                                    long lo,
                                    int length,
                                    RouteView view) {
                                throw new AssertionError("nothing is withdrawn");
                            }

                            @Override
                            public void flawed(Flaw flaw, RouteView view) {
                                throw new AssertionError(flaw.why());
                            }
                        });
    }

    private static PrefixMap<WatchedPrefix> watched(String... prefixes) {
        PrefixMap<WatchedPrefix> watched = PrefixMap.empty();
        for (String text : prefixes) {
            var prefix = Prefix.parse(text);
            watched =
                    watched.with(
                            prefix,
                            new WatchedPrefix(text, "acme", "con_1", prefix, List.of(1L), true));
        }
        return watched;
    }
}
