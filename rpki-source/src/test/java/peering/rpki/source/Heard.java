package peering.rpki.source;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import peering.routing.rpki.VrpSet;

/** A taker that remembers; it will not have tables of more than {@code most} VRPs. */
final class Heard implements RpkiSource.Taker {
    final List<VrpSet> taken = new CopyOnWriteArrayList<>();
    final List<String> refused = new CopyOnWriteArrayList<>();
    volatile int expired;
    volatile int most = Integer.MAX_VALUE;

    /** It hears that nothing came, and trips over it. */
    volatile boolean breaksDown;

    /** When it was given a table, and tripped over it; while that is set. */
    volatile List<Instant> trips;

    @Override
    public void take(VrpSet set) throws IOException {
        var tripping = trips;
        if (tripping != null) {
            tripping.add(Instant.now());
            throw new IllegalStateException("broken down");
        }
        if (set.table().size() > most) throw new IOException("too many");
        taken.add(set);
    }

    @Override
    public void refused(String why) {
        refused.add(why);
        if (breaksDown) throw new IllegalStateException("broken down");
    }

    @Override
    public void expired() {
        expired++;
    }

    int vrps() {
        return taken.isEmpty() ? -1 : taken.getLast().table().size();
    }
}
