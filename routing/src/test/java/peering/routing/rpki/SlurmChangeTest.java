package peering.routing.rpki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

/** What comes of a changed table is the same, whether made of what came before or of the whole. */
class SlurmChangeTest {
    private static final Set<Slurm.Filter> FILTERS =
            Set.of(
                    new Slurm.Filter(Optional.of(Prefix.parse("10.4.0.0/14")), Optional.empty()),
                    new Slurm.Filter(
                            Optional.of(Prefix.parse("10.0.0.0/9")), Optional.of(Asn.of(64497))),
                    new Slurm.Filter(Optional.empty(), Optional.of(Asn.of(64498))),
                    new Slurm.Filter(Optional.of(Prefix.parse("2001:db8::/33")), Optional.empty()));

    @Test
    void a_change_of_the_table_is_a_change_of_what_comes_of_it() {
        var random = new Random(8416);
        var slurm = new Slurm(FILTERS, some(random, 40), Set.of(), Set.of());
        var told = set(VrpTable.of(some(random, 60)));
        var came = slurm.applyTo(told);
        for (int round = 0; round < 300; round++) {
            var next = set(told.table().with(some(random, 8), some(random, 8)));
            var whole = slurm.applyTo(next);

            var stepped = slurm.applyTo(next, told, came);

            assertEquals(vrps(whole), vrps(stepped));
            assertEquals(counts(whole), counts(stepped));
            assertTrue(stepped.set().table().knownSince(came.set().table()).isPresent());
            told = next;
            came = stepped;
        }
    }

    @Test
    void a_table_that_was_not_made_of_the_one_before_is_looked_at_as_a_whole() {
        var random = new Random(6811);
        var slurm = new Slurm(FILTERS, some(random, 40), Set.of(), Set.of());
        var told = set(VrpTable.of(some(random, 60)));
        var other = set(VrpTable.of(some(random, 60)));

        var came = slurm.applyTo(other, told, slurm.applyTo(told));

        assertEquals(vrps(slurm.applyTo(other)), vrps(came));
        assertEquals(counts(slurm.applyTo(other)), counts(came));
    }

    @Test
    void the_end_of_a_vrp_that_is_told_anew_is_not_kept_from_before() {
        var vrp = vrp("192.0.2.0/24", 64496);
        var end = Instant.ofEpochSecond(1_800_000_000);
        var table =
                new VrpTable.Builder()
                        .add(vrp.prefix(), vrp.maxLength(), 64496, Optional.of(end))
                        .build();
        var slurm = new Slurm(FILTERS, Set.of(), Set.of(), Set.of());
        var told = set(table);
        var next = set(table.with(Set.of(vrp), Set.of()));

        var came = slurm.applyTo(next, told, slurm.applyTo(told));

        assertEquals(Optional.empty(), came.set().table().expires(vrp));
    }

    private static List<Vrp> vrps(Slurm.Applied applied) {
        return applied.set().table().stream().toList();
    }

    private static List<Integer> counts(Slurm.Applied applied) {
        return List.of(applied.filtered(), applied.asserted());
    }

    private static VrpSet set(VrpTable table) {
        return VrpSet.of(table, List.of(), Optional.empty());
    }

    /** Few places, so that much is filtered, asserted and told again. */
    private static Set<Vrp> some(Random random, int count) {
        var some = new HashSet<Vrp>();
        for (int i = 0; i < count; i++) {
            int place = random.nextInt(16);
            String prefix =
                    random.nextInt(4) == 0
                            ? "2001:db8:" + Integer.toHexString(place << 12) + "::/48"
                            : "10." + place * 16 + ".0.0/16";
            some.add(vrp(prefix, 64496 + random.nextInt(4)));
        }
        return some;
    }

    private static Vrp vrp(String prefix, int origin) {
        var parsed = Prefix.parse(prefix);
        return new Vrp(parsed, parsed.length(), Asn.of(origin));
    }
}
