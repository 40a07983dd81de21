package peering.rpki.source.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.rpki.RovState;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpTable;

/** A route that is asked about. */
record Question(Prefix prefix, Asn origin) {
    /**
     * A seeded choice.
     *
     * <pre>
     *   4 of 10 .. a VRP's prefix, or a part of it as long as the VRP allows or longer; its origin
     *   2 ........ the same of another VRP's origin, or of AS 0
     *   2 ........ one that a VRP's prefix lies in
     *   2 ........ anywhere
     * </pre>
     */
    static List<Question> some(VrpTable table, int count, long seed) {
        var random = new Random(seed);
        var vrps = table.stream().toList();
        var questions = new ArrayList<Question>(count);
        while (questions.size() < count) {
            var vrp = vrps.get(random.nextInt(vrps.size()));
            var other = vrps.get(random.nextInt(vrps.size()));
            var foreign = random.nextInt(10) == 0 ? Asn.of(0) : other.origin();
            questions.add(
                    switch (random.nextInt(5)) {
                        case 0, 1 -> new Question(part(vrp, random), vrp.origin());
                        case 2 -> new Question(part(vrp, random), foreign);
                        case 3 -> new Question(around(vrp.prefix(), random), vrp.origin());
                        default -> new Question(anywhere(vrp.prefix().family(), random), foreign);
                    });
        }
        return questions;
    }

    RovState asked(VrpTable table) {
        return table.state(prefix, Optional.of(origin));
    }

    private static Prefix part(Vrp vrp, Random random) {
        var whole = vrp.prefix();
        int most = Math.min(whole.bits(), vrp.maxLength() + 2);
        int length = random.nextInt(whole.length(), most + 1);
        long hi = whole.hi() | random.nextLong() & ~high(whole.length());
        long lo = whole.lo() | random.nextLong() & ~high(whole.length() - 64);
        return Prefix.masked(whole.family(), hi, whole.family() == Family.IPV4 ? 0 : lo, length);
    }

    private static Prefix around(Prefix inner, Random random) {
        int length = random.nextInt(Math.max(1, inner.length() - 4), inner.length() + 1);
        return Prefix.masked(inner.family(), inner.hi(), inner.lo(), length);
    }

    private static Prefix anywhere(Family family, Random random) {
        boolean four = family == Family.IPV4;
        long hi = four ? random.nextLong() : 0x2000_0000_0000_0000L | random.nextLong() >>> 3;
        int length = four ? random.nextInt(8, 33) : random.nextInt(16, 65);
        return Prefix.masked(family, hi, 0, length);
    }

    /** The upper so many bits; none below 0, all from 64 on. */
    private static long high(int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
    }
}
