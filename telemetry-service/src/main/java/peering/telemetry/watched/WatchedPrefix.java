package peering.telemetry.watched;

import java.util.List;
import peering.contract.PrefixFact;
import peering.routing.net.Prefix;

/**
 * A customer's prefix, as much of it as watching needs.
 *
 * @param origins the ASNs that may originate it
 * @param verified only then is it watched; anything else is somebody's claim
 */
public record WatchedPrefix(
        String prefixId,
        String organisation,
        String connectionId,
        Prefix prefix,
        List<Long> origins,
        boolean verified) {

    public WatchedPrefix {
        origins = List.copyOf(origins);
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
