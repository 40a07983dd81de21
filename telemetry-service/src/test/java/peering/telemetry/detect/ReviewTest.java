package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.Prefix;
import peering.routing.rpki.VrpTable;
import peering.telemetry.world.World;

/** How much is judged anew in one go. */
class ReviewTest {
    private static final World OTHER =
            new World(
                    Optional.of(
                            new VrpTable.Builder()
                                    .add(Prefix.parse("203.0.113.0/24"), 24, 64500)
                                    .build()),
                    Optional.empty(),
                    Optional.empty());

    private final Review review = new Review();

    @ParameterizedTest(name = "{0} prefixes with {1} routes each: first {2}")
    @CsvSource({
        "500, 0,     200",
        "500, 50,    200",
        "500, 60,    166",
        "500, 6000,  1",
        "2,   99999, 1",
        "3,   1,     3",
    })
    void a_go_is_bounded_by_prefixes_and_by_routes(int prefixes, int routes, int first) {
        waiting(prefixes);

        assertEquals(first, review.next(_ -> routes).size());
    }

    @Test
    void each_has_its_turn_once() {
        waiting(450);
        var all = new ArrayList<String>();
        for (var some = next(); !some.isEmpty(); some = next()) all.addAll(some);

        assertEquals(IntStream.range(0, 450).mapToObj(i -> "pfx_" + i).toList(), all);
    }

    private List<String> next() {
        return review.next(_ -> 70);
    }

    private void waiting(int prefixes) {
        var watch = Watch.NEW.as(Bench.prefix("203.0.113.0/24", 64500L));
        review.learn(
                OTHER,
                () ->
                        IntStream.range(0, prefixes)
                                .mapToObj(i -> Map.entry("pfx_" + i, watch))
                                .toList());
    }
}
