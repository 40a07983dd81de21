package peering.telemetry.glass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.Aspa;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.VrpTable;
import peering.telemetry.world.World;

class RpkiStatesTest {
    private static final World WORLD =
            new World(
                    Optional.of(
                            new VrpTable.Builder()
                                    .add(Prefix.parse("203.0.113.0/24"), 24, 64500)
                                    .build()),
                    Optional.of(
                            AspaTable.of(List.of(new Aspa(Asn.of(64500), Set.of(Asn.of(64510)))))),
                    Optional.empty());

    @ParameterizedTest(name = "{0} by {1} on {2} is {3} and {4}")
    @CsvSource({
        "203.0.113.0/24, 64500,         64510 64500,         valid,     valid",
        "203.0.113.0/25, 64500,         64510 64500,         invalid,   valid",
        "203.0.113.0/24, 64501,         64510 64501,         invalid,   valid",
        "203.0.113.0/24, '{64500}',     '64510 {64500}',     invalid,   invalid",
        "198.51.100.0/24, 64500,        1 2 64510 64500,     not-found, unknown",
        "203.0.113.0/24, 64500,         64510…,              valid,     ",
    })
    void a_route_is_judged_by_the_tables(
            String announced, String origin, String path, String rov, String aspa) {
        var states = RpkiStates.of(WORLD, route(announced, origin, path));

        assertEquals(Optional.of(rov), states.origin());
        assertEquals(Optional.ofNullable(aspa), states.path());
    }

    @Test
    void without_tables_nothing_is_said() {
        var states = RpkiStates.of(World.UNKNOWN, route("203.0.113.0/24", "64500", "64510 64500"));

        assertEquals(new RpkiStates(Optional.empty(), Optional.empty()), states);
    }

    @Test
    void a_shown_route_carries_what_is_known_and_nothing_else() {
        var shown = route("203.0.113.0/24", "64500", "64510 64500");

        assertEquals(Optional.of("valid"), shown.judgedBy(WORLD).rpki().orElseThrow().origin());
        assertEquals(Optional.empty(), shown.judgedBy(World.UNKNOWN).rpki());
    }

    private static ShownRoute route(String announced, String origin, String path) {
        var at = Instant.EPOCH;
        return new ShownRoute(
                1,
                announced,
                "rrc00",
                "192.0.2.1",
                64510,
                Optional.empty(),
                path,
                origin,
                List.of(),
                at,
                at,
                Optional.empty(),
                Optional.empty());
    }
}
