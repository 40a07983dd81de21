package peering.telemetry.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.telemetry.route.Sightings.Found;

class StateBytesTest {
    private static final Serde<PeerRoute> ROUTES = StateBytes.routes();
    private static final Serde<Sightings> SIGHTINGS = StateBytes.sightings();
    private static final PeerRoute ROUTE =
            new PeerRoute(
                    new Peer("rrc00", "192.0.2.1", 64500),
                    Prefix.parse("203.0.113.0/24"),
                    "64500 64501",
                    Origin.of(64501),
                    Instant.parse("2026-01-01T00:00:00Z"));

    private final Random random = new Random(4271);

    @Test
    void a_route_that_an_earlier_version_wrote_as_json_is_read() {
        String before =
                """
                {"peer":{"collector":"rrc00","address":"192.0.2.1","asn":64500},
                 "announced":"203.0.113.0/24","path":"64500 64501","origin":"64501",
                 "seenAt":"2026-01-01T00:00:00Z"}\
                """;

        assertEquals(ROUTE, read(ROUTES, before.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_route_is_read_as_it_was_written() {
        for (var route : some(500, this::anyRoute)) {
            assertEquals(route, read(ROUTES, write(ROUTES, route)));
        }
    }

    @Test
    void sightings_are_read_as_they_were_written() {
        for (int i = 0; i < 200; i++) {
            var sightings = new Sightings(some(random.nextInt(Sightings.MOST), this::anyFound));
            assertEquals(sightings, read(SIGHTINGS, write(SIGHTINGS, sightings)));
        }
    }

    @Test
    void the_extremes_are_kept() {
        for (String prefix : List.of("0.0.0.0/0", "192.0.2.1/32", "::/0", "2001:db8::1/128")) {
            for (var time : List.of(Instant.EPOCH, Instant.ofEpochSecond(-1, 999_999_999))) {
                var route =
                        new PeerRoute(
                                new Peer("", "ffff::", 0xFFFF_FFFFL),
                                Prefix.parse(prefix),
                                0xFFFF_FFFFL,
                                HeardPath.kept("64500 ".repeat(1000)),
                                new Origin(List.of(0L), true),
                                time,
                                Optional.of(0L),
                                List.of("4294967295:4294967295:4294967295"));
                assertEquals(route, read(ROUTES, write(ROUTES, route)));
            }
        }
    }

    @Test
    void what_a_message_says_of_all_its_routes_is_written_and_read_once() {
        var found = new ArrayList<Found>();
        for (int i = 0; i < Sightings.MOST; i++) {
            var prefix = Prefix.parse("10.0." + i + ".0/24");
            var route = new PeerRoute(ROUTE.peer(), prefix, "1 2", Origin.of(2), ROUTE.seenAt());
            found.add(new Found("pfx_1", new Sighting.Announced(route)));
        }

        byte[] written = write(SIGHTINGS, new Sightings(found));
        var all = read(SIGHTINGS, written).all();

        assertTrue(written.length < 50 + 5 * Sightings.MOST, written.length + " bytes");
        assertSame(route(all.getFirst()).path(), route(all.getLast()).path());
    }

    @Test
    void bytes_that_end_early_or_go_on_are_refused() {
        byte[] route = write(ROUTES, anyRoute());
        byte[] sightings = write(SIGHTINGS, new Sightings(some(5, this::anyFound)));

        for (int end = 0; end < route.length; end++) refuses(ROUTES, Arrays.copyOf(route, end));
        refuses(ROUTES, Arrays.copyOf(route, route.length + 1));
        for (int end = 0; end < sightings.length; end++) {
            refuses(SIGHTINGS, Arrays.copyOf(sightings, end));
        }
    }

    @Test
    void bytes_that_were_changed_are_another_value_or_refused_and_nothing_worse() {
        byte[] written = write(SIGHTINGS, new Sightings(some(20, this::anyFound)));
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = written.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                read(SIGHTINGS, damaged);
            } catch (SerializationException told) {
                refused++;
            }
        }
        assertTrue(refused > 1000, refused + " refused");
    }

    @Test
    void another_version_is_refused_by_its_number() {
        byte[] later = write(ROUTES, ROUTE);
        later[0] = 2;

        var refusal = assertThrows(SerializationException.class, () -> read(ROUTES, later));

        assertTrue(refusal.getMessage().contains("version 2"), refusal.getMessage());
        refuses(SIGHTINGS, "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void more_than_a_record_takes_are_not_put_in_one() {
        var many = some(Sightings.MOST + 1, this::anyFound);

        assertThrows(IllegalArgumentException.class, () -> new Sightings(many));
    }

    private Found anyFound() {
        var route = anyRoute();
        return new Found(
                "pfx_" + random.nextInt(3),
                switch (random.nextInt(3)) {
                    case 0 -> new Sighting.Announced(route);
                    case 1 ->
                            new Sighting.Withdrawn(
                                    route.peer(),
                                    route.announced(),
                                    route.pathId(),
                                    route.seenAt());
                    default -> new Sighting.PeerDown(route.peer(), route.seenAt());
                });
    }

    private PeerRoute anyRoute() {
        String path = String.join(" ", some(random.nextInt(4), () -> "" + asn()));
        var members = some(1 + random.nextInt(3), this::asn);
        var route =
                new PeerRoute(
                        new Peer("rrc0" + random.nextInt(3), anyAddress().toString(), asn()),
                        Prefix.around(anyAddress(), random.nextInt(33)),
                        random.nextBoolean() ? path : path + " {1,2}",
                        random.nextBoolean() ? Origin.of(asn()) : new Origin(members, true),
                        Instant.ofEpochSecond(random.nextInt(3), random.nextInt(2) * 1000));
        var mark = random.nextBoolean() ? Optional.of(asn()) : Optional.<Long>empty();
        return route.numbered(random.nextBoolean() ? 0 : asn())
                .marked(mark, some(random.nextInt(3), () -> asn() + ":" + random.nextInt(9)));
    }

    private long asn() {
        return random.nextInt() & 0xFFFF_FFFFL;
    }

    private IpAddress anyAddress() {
        byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(bytes);
        return IpAddress.of(bytes);
    }

    private static <T> List<T> some(int count, java.util.function.Supplier<T> each) {
        return Stream.generate(each).limit(count).toList();
    }

    private static PeerRoute route(Found found) {
        return ((Sighting.Announced) found.sighting()).route();
    }

    private static <T> void refuses(Serde<T> serde, byte[] bytes) {
        assertThrows(SerializationException.class, () -> read(serde, bytes));
    }

    private static <T> byte[] write(Serde<T> serde, T value) {
        return serde.serializer().serialize("", value);
    }

    private static <T> T read(Serde<T> serde, byte[] bytes) {
        return serde.deserializer().deserialize("", bytes);
    }
}
