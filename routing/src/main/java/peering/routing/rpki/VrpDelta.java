package peering.routing.rpki;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What is different in the newer of two tables, each list in the order of {@link Vrp}. Unless it is
 * known already, one walk over both; tables of a million VRPs take a fraction of a second.
 */
public record VrpDelta(List<Vrp> announced, List<Vrp> withdrawn) {
    public VrpDelta {
        announced = List.copyOf(announced);
        withdrawn = List.copyOf(withdrawn);
    }

    /** Known without a look if the newer was made from the older ({@link VrpTable#with}). */
    public static VrpDelta between(VrpTable older, VrpTable newer) {
        if (older == newer) return new VrpDelta(List.of(), List.of());
        return newer.knownSince(older).orElseGet(() -> compared(older, newer));
    }

    private static VrpDelta compared(VrpTable older, VrpTable newer) {
        var announced = new ArrayList<Vrp>();
        var withdrawn = new ArrayList<Vrp>();
        var olds = older.iterator();
        var news = newer.iterator();
        Vrp old = next(olds);
        Vrp fresh = next(news);
        while (old != null || fresh != null) {
            int order = old == null ? 1 : fresh == null ? -1 : old.compareTo(fresh);
            if (order < 0) withdrawn.add(old);
            if (order > 0) announced.add(fresh);
            if (order <= 0) old = next(olds);
            if (order >= 0) fresh = next(news);
        }
        return new VrpDelta(announced, withdrawn);
    }

    private static Vrp next(Iterator<Vrp> vrps) {
        return vrps.hasNext() ? vrps.next() : null;
    }

    public boolean isEmpty() {
        return announced.isEmpty() && withdrawn.isEmpty();
    }
}
