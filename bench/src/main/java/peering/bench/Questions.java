package peering.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.rpki.RovState;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpJson;
import peering.routing.rpki.VrpTable;

/**
 * A VRP table and routes to ask it about: seeded, in random order, as bits. Of ten routes six are a
 * VRP's own prefix and origin, two its prefix from elsewhere, one a part of it, one anywhere.
 */
final class Questions {
    private static final int COUNT = 1 << 18;

    final VrpTable table;
    private final Family[] family = new Family[COUNT];
    private final long[] hi = new long[COUNT];
    private final long[] lo = new long[COUNT];
    private final int[] length = new int[COUNT];
    private final long[] origin = new long[COUNT];
    private int next;

    Questions(VrpTable table) {
        this.table = table;
        var vrps = new ArrayList<Vrp>(table.size());
        for (var vrp : table) vrps.add(vrp);
        var random = new Random(6811);
        for (int i = 0; i < COUNT; i++) {
            var vrp = vrps.get(random.nextInt(vrps.size()));
            fill(i, random.nextInt(10), vrp, random);
        }
    }

    static VrpTable read(Path vrps) throws IOException {
        try (InputStream in = Files.newInputStream(vrps)) {
            return VrpJson.read(in).table();
        }
    }

    private void fill(int i, int kind, Vrp vrp, Random random) {
        Prefix asked =
                switch (kind) {
                    case 8 -> part(vrp.prefix(), random);
                    case 9 -> anywhere(vrp.prefix(), random);
                    default -> vrp.prefix();
                };
        family[i] = asked.family();
        hi[i] = asked.hi();
        lo[i] = asked.lo();
        length[i] = asked.length();
        origin[i] = kind == 6 || kind == 7 ? 1 + random.nextInt(400_000) : vrp.origin().value();
    }

    private static Prefix part(Prefix whole, Random random) {
        int longest = Math.max(whole.length(), whole.family() == Family.IPV4 ? 24 : 48);
        int deeper = whole.length() + random.nextInt(longest - whole.length() + 1);
        long inside = whole.hi() | random.nextLong() & ~Prefix.highMask(whole.length());
        return Prefix.masked(whole.family(), inside, whole.lo(), deeper);
    }

    private static Prefix anywhere(Prefix like, Random random) {
        boolean four = like.family() == Family.IPV4;
        long bits = four ? random.nextLong() : 0x2000_0000_0000_0000L | random.nextLong() >>> 3;
        return Prefix.masked(like.family(), bits, 0, four ? 24 : 48);
    }

    int count() {
        return COUNT;
    }

    Prefix prefix(int i) {
        return new Prefix(family[i], hi[i], lo[i], length[i]);
    }

    int length(int i) {
        return length[i];
    }

    long origin(int i) {
        return origin[i];
    }

    /** Asks this one. */
    RovState ask(int i) {
        return table.state(family[i], hi[i], lo[i], length[i], origin[i]);
    }

    /** Asks the next one, round and round. */
    RovState ask() {
        return ask(next++ & COUNT - 1);
    }
}
