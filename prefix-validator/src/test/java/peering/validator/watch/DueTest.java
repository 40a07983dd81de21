package peering.validator.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpDelta;

class DueTest {
    private final Due due = new Due(10);

    @Test
    void what_goes_and_comes_back_stays_due_until_it_was_looked_at() {
        due.add(new VrpDelta(List.of(), vrps(1)));
        due.add(new VrpDelta(vrps(1), List.of()));

        assertEquals(Optional.of(List.of(Prefix.parse("10.0.0.0/24"))), due.some());
        due.clear();
        assertTrue(due.isEmpty());
    }

    @Test
    void too_much_is_everything_until_it_was_looked_at() {
        due.add(new VrpDelta(vrps(10), List.of()));
        assertEquals(10, due.some().orElseThrow().size());

        due.add(new VrpDelta(vrps(1), List.of()));
        due.add(new VrpDelta(vrps(2), List.of()));

        assertTrue(due.some().isEmpty());
        due.clear();
        due.add(new VrpDelta(vrps(2), List.of()));
        assertEquals(2, due.some().orElseThrow().size());
    }

    private static List<Vrp> vrps(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Vrp(Prefix.parse("10.0." + i + ".0/24"), 24, Asn.of(64496)))
                .toList();
    }
}
