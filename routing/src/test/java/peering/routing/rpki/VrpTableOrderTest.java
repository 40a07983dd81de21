package peering.routing.rpki;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/** The order in which VRPs are told makes no difference to the table. */
class VrpTableOrderTest {
    private static final Instant SOON = Instant.ofEpochSecond(1_800_000_000);
    private static final Instant LATER = SOON.plusSeconds(60);

    @Test
    void vrps_in_any_order_are_the_same_table() {
        var random = new Random(7);
        for (int size : new int[] {0, 1, 2, 17, 63, 64, 65, 1000, 20_000}) {
            var vrps = new ArrayList<Vrp>();
            for (int i = 0; i < size; i++) vrps.add(any(random));
            var wanted = List.copyOf(new TreeSet<>(vrps));

            assertEquals(wanted, VrpTable.of(vrps).stream().toList());
            Collections.reverse(vrps);
            assertEquals(wanted, VrpTable.of(vrps).stream().toList());
            assertEquals(wanted, VrpTable.of(wanted.reversed()).stream().toList());
            assertEquals(wanted, VrpTable.of(wanted).stream().toList());
        }
    }

    @Test
    void of_two_alike_the_one_that_lasts_longer_counts_wherever_it_stood() {
        var random = new Random(8);
        var vrps = new ArrayList<>(new TreeSet<>(some(random, 500)));
        Collections.shuffle(vrps, random);
        var builder = new VrpTable.Builder();
        for (int i = 0; i < vrps.size(); i++) add(builder, vrps.get(i), i % 2 == 0 ? SOON : LATER);
        for (int i = 0; i < vrps.size(); i++) add(builder, vrps.get(i), i % 2 == 0 ? LATER : SOON);
        var table = builder.build();

        assertEquals(vrps.size(), table.size());
        for (var vrp : vrps) assertEquals(Optional.of(LATER), table.expires(vrp), vrp::toString);
    }

    private static void add(VrpTable.Builder builder, Vrp vrp, Instant until) {
        builder.add(vrp.prefix(), vrp.maxLength(), vrp.origin().value(), Optional.of(until));
    }

    private static List<Vrp> some(Random random, int count) {
        var vrps = new ArrayList<Vrp>();
        for (int i = 0; i < count; i++) vrps.add(any(random));
        return vrps;
    }

    /** Of both halves of the address space; many are alike in more than half of their bits. */
    private static Vrp any(Random random) {
        boolean four = random.nextBoolean();
        int bits = four ? 32 : 128;
        int length = random.nextInt(bits + 1);
        long hi = four ? (long) random.nextInt() << 32 : random.nextLong();
        if (random.nextInt(3) == 0) hi = four ? hi & 0xFF00000000L : hi & 0xFFFL | 2L << 60;
        long lo = four ? 0 : random.nextLong();
        var prefix =
                new Prefix(
                        four ? Family.IPV4 : Family.IPV6,
                        hi & Prefix.highMask(length),
                        lo & Prefix.lowMask(length),
                        length);
        int maxLength = length + random.nextInt(bits - length + 1);
        return new Vrp(prefix, maxLength, Asn.of(random.nextInt(3) + 1));
    }
}
