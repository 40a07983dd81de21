package peering.routing.rpki;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import peering.routing.net.Prefix.Family;

/**
 * Counts VRPs by trust anchor. A name that is none, and names beyond the first {@link #MOST}, are
 * not counted: there are five anchors, and a few more in laboratories.
 */
final class AnchorTally {
    private static final int MOST = 64;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** By name: IPv4, IPv6. */
    private final Map<String, int[]> counts = new HashMap<>();

    /**
     * @param name null if it is not said
     */
    void count(String name, Family family) {
        if (name == null) return;
        int[] count = counts.get(name);
        if (count == null) {
            if (counts.size() == MOST || !NAME.matcher(name).matches()) return;
            count = new int[Family.values().length];
            counts.put(name, count);
        }
        count[family.ordinal()]++;
    }

    Map<String, AnchorCount> counted() {
        var all = new HashMap<String, AnchorCount>();
        counts.forEach((name, count) ->
                all.put(
                        name,
                        new AnchorCount(
                                count[Family.IPV4.ordinal()], count[Family.IPV6.ordinal()])));
        return all;
    }
}
