package peering.validator.watch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import peering.routing.net.Prefix;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpDelta;

/**
 * What has to be looked at again. Changes add up until they were looked at: a VRP that goes and
 * comes back between two looks is no change to the table, but a verdict may have been made between.
 * Not for several threads.
 */
final class Due {
    private final int most;
    private final Set<Prefix> some = new LinkedHashSet<>();
    private boolean everything;

    /**
     * @param most with more prefixes it is everything
     */
    Due(int most) {
        this.most = most;
    }

    void everything() {
        everything = true;
        some.clear();
    }

    void add(VrpDelta delta) {
        add(delta.announced());
        add(delta.withdrawn());
    }

    private void add(List<Vrp> vrps) {
        if (everything) return;
        if (some.size() + vrps.size() > most) everything();
        else vrps.forEach(vrp -> some.add(vrp.prefix()));
    }

    boolean isEmpty() {
        return !everything && some.isEmpty();
    }

    /** The prefixes within which something may have changed; empty for everywhere. */
    Optional<List<Prefix>> some() {
        return everything ? Optional.empty() : Optional.of(List.copyOf(some));
    }

    void clear() {
        everything = false;
        some.clear();
    }

    @Override
    public String toString() {
        return everything ? "everything" : "what lies within " + some.size() + " prefixes";
    }
}
