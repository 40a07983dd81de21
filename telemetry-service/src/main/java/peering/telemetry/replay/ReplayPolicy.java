package peering.telemetry.replay;

import java.util.List;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.watched.WatchedPrefix;

/**
 * A prefix to be watched in a replay, as if it were registered.
 *
 * @param origins ASNs that may originate it, 1 to {@value #MOST_ORIGINS}
 * @param policy as if it were written for it
 */
public record ReplayPolicy(Prefix prefix, List<Long> origins, WatchPolicy policy) {
    public static final int MOST_ORIGINS = 100;

    /** Without a policy of its own. */
    public ReplayPolicy(Prefix prefix, List<Long> origins) {
        this(prefix, origins, WatchPolicy.NONE);
    }

    ReplayPolicy with(WatchPolicy other) {
        return new ReplayPolicy(prefix, origins, other);
    }

    public ReplayPolicy {
        origins = List.copyOf(origins);
        if (origins.isEmpty() || origins.size() > MOST_ORIGINS) {
            throw new IllegalArgumentException(prefix + " needs 1 to " + MOST_ORIGINS + " origins");
        }
        origins.forEach(Asn::of);
    }

    /**
     * As detection knows it.
     *
     * @param prefixId its name in the replay
     */
    WatchedPrefix watched(String prefixId, String organisation) {
        return new WatchedPrefix(prefixId, organisation, "replay", prefix, origins, true);
    }
}
