package peering.telemetry.watched;

import java.util.List;
import java.util.stream.Stream;
import peering.contract.PrefixFact;
import peering.routing.net.Prefix;

/**
 * A customer's prefix, as much of it as watching needs.
 *
 * @param origins the ASNs that may originate it
 * @param policy what is expected beside; {@link WatchPolicy#NONE} where nobody knows it
 * @param verified only then is it watched; anything else is somebody's claim
 */
public record WatchedPrefix(
        String prefixId,
        String organisation,
        String connectionId,
        Prefix prefix,
        List<Long> origins,
        boolean verified,
        WatchPolicy policy) {

    public WatchedPrefix {
        origins = List.copyOf(origins);
        // State from before there were policies has none.
        if (policy == null) policy = WatchPolicy.NONE;
    }

    /** A prefix without a policy. */
    public WatchedPrefix(
            String prefixId,
            String organisation,
            String connectionId,
            Prefix prefix,
            List<Long> origins,
            boolean verified) {
        this(prefixId, organisation, connectionId, prefix, origins, verified, WatchPolicy.NONE);
    }

    public WatchedPrefix with(WatchPolicy next) {
        return new WatchedPrefix(
                prefixId, organisation, connectionId, prefix, origins, verified, next);
    }

    /** Who may originate it: the registered origins, and those that the policy adds. */
    public List<Long> expected() {
        return Stream.concat(origins.stream(), policy.origins().stream()).distinct().toList();
    }

    /**
     * @throws IllegalArgumentException if the fact's prefix is no canonical text
     */
    public static WatchedPrefix of(PrefixFact fact) {
        return new WatchedPrefix(
                fact.prefixId(),
                fact.organisation(),
                fact.connectionId(),
                Prefix.parse(fact.prefix()),
                fact.origins(),
                fact.standing() == PrefixFact.Standing.Verified);
    }
}
