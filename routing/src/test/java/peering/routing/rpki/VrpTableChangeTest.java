package peering.routing.rpki;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

/** A table made from another: it is as if made anew, and it knows what is different. */
class VrpTableChangeTest {
    private static final Vrp FIRST = vrp("192.0.2.0/24", 24, 64496);
    private static final Vrp SECOND = vrp("198.51.100.0/24", 24, 64497);
    private static final Vrp THIRD = vrp("2001:db8::/32", 48, 64498);

    @Test
    void it_is_the_table_that_would_be_made_of_its_vrps() {
        var random = new Random(8210);
        var table = VrpTable.empty();
        Set<Vrp> held = new TreeSet<>();
        for (int round = 0; round < 300; round++) {
            Set<Vrp> more = some(random);
            Set<Vrp> without = some(random);
            var before = table;
            table = before.with(more, without);
            var old = new TreeSet<>(held);
            held.removeAll(without);
            held.addAll(more);

            assertEquals(List.copyOf(held), table.stream().toList());
            assertEquals(held.size(), table.size());
            assertEquals(differing(old, held), VrpDelta.between(before, table));
            for (var vrp : more)
                assertEquals(
                        VrpTable.of(held).covering(vrp.prefix()), table.covering(vrp.prefix()));
        }
    }

    @Test
    void what_is_different_is_known_of_the_table_that_it_was_made_from_and_of_no_other() {
        var before = VrpTable.of(List.of(FIRST, SECOND));
        var alike = VrpTable.of(List.of(FIRST, SECOND));

        var after = before.with(List.of(THIRD), Set.of(SECOND));

        var delta = new VrpDelta(List.of(THIRD), List.of(SECOND));
        assertEquals(Optional.of(delta), after.knownSince(before));
        assertEquals(Optional.empty(), after.knownSince(alike));
        assertEquals(Optional.empty(), before.knownSince(after));
        assertEquals(Optional.empty(), after.with(List.of(), Set.of()).knownSince(before));
        assertEquals(delta, VrpDelta.between(alike, after));
    }

    @Test
    void what_was_there_is_no_news_and_what_was_not_there_does_not_go() {
        var before = VrpTable.of(List.of(FIRST, SECOND));

        var after = before.with(List.of(FIRST, SECOND), Set.of(SECOND, THIRD));

        assertEquals(Optional.of(new VrpDelta(List.of(), List.of())), after.knownSince(before));
        assertEquals(List.of(FIRST, SECOND), after.stream().toList());
    }

    @Test
    void what_stays_runs_out_when_it_did() {
        var end = Instant.parse("2026-12-01T00:00:00Z");
        var before =
                new VrpTable.Builder()
                        .add(FIRST.prefix(), 24, 64496, Optional.of(end))
                        .add(SECOND)
                        .build();

        var after = before.with(List.of(THIRD), Set.of(SECOND));

        assertEquals(Optional.of(end), after.expires(FIRST));
        assertEquals(Optional.empty(), after.expires(THIRD));
    }

    private static VrpDelta differing(Set<Vrp> older, Set<Vrp> newer) {
        var announced = new TreeSet<>(newer);
        announced.removeAll(older);
        var withdrawn = new TreeSet<>(older);
        withdrawn.removeAll(newer);
        return new VrpDelta(List.copyOf(announced), List.copyOf(withdrawn));
    }

    /** Of few prefixes, so that they nest and meet again. */
    private static Set<Vrp> some(Random random) {
        var some = new HashSet<Vrp>();
        for (int i = random.nextInt(40); i > 0; i--) {
            int length = 8 + random.nextInt(9);
            boolean four = random.nextBoolean();
            var family = four ? Prefix.Family.IPV4 : Prefix.Family.IPV6;
            long bits = random.nextLong(64) << 56 | random.nextLong(4) << 48;
            int longest = length + random.nextInt(2);
            var prefix = Prefix.masked(family, bits, 0, length);
            some.add(new Vrp(prefix, longest, Asn.of(64496 + random.nextInt(2))));
        }
        return some;
    }

    private static Vrp vrp(String prefix, int maxLength, long origin) {
        return new Vrp(Prefix.parse(prefix), maxLength, Asn.of(origin));
    }
}
