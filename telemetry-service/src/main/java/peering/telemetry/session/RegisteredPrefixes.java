package peering.telemetry.session;

import java.util.List;
import java.util.Map;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixMap;
import peering.telemetry.route.Shelf;

/**
 * What customers have registered, whatever came of it. Kept by the topology itself, not asked of a
 * table that others fill: a route that comes between two words of registration must find exactly
 * one of them.
 */
final class RegisteredPrefixes {
    private final Shelf<Prefix> shelf;

    /** How many registrations there are of each: several may claim the same. */
    private PrefixMap<Integer> counts = PrefixMap.empty();

    /**
     * @param shelf by prefix id
     */
    RegisteredPrefixes(Shelf<Prefix> shelf) {
        this.shelf = shelf;
        shelf.visit("", (_, prefix) -> count(prefix, 1));
    }

    /** True if nobody had registered exactly this before. */
    boolean put(String prefixId, Prefix prefix) {
        if (prefix.equals(shelf.get(prefixId))) return false;
        remove(prefixId);
        shelf.put(prefixId, prefix);
        return count(prefix, 1) == 1;
    }

    void remove(String prefixId) {
        var before = shelf.get(prefixId);
        if (before == null) return;
        shelf.delete(prefixId);
        count(before, -1);
    }

    boolean cover(Prefix prefix) {
        return counts.longestMatch(prefix).isPresent();
    }

    List<Prefix> all() {
        return counts.entries().stream().map(Map.Entry::getKey).toList();
    }

    private int count(Prefix prefix, int more) {
        int count = counts.get(prefix).orElse(0) + more;
        counts = count == 0 ? counts.without(prefix) : counts.with(prefix, count);
        return count;
    }
}
