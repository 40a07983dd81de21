package peering.registration.connection.change;

import java.util.Map;
import peering.registration.connection.Terms;
import peering.registration.partner.registered.PrefixKey;

/**
 * A connection as it is and as it is wanted.
 *
 * @param keys of the wanted partner, by prefix id
 * @param carries whether the connection's sites carry prefixes in its present state
 */
public record ConnectionChange(
        String connectionId,
        Terms before,
        Terms after,
        Map<String, PrefixKey> keys,
        boolean carries) {
    public ConnectionChange {
        keys = Map.copyOf(keys);
    }

    /** True if every prefix has to have a new key. */
    public boolean changesPartner() {
        return before.differsIn(after, Terms.PARTNER);
    }

    /** True if prefixes that have a path may get another. */
    public boolean movesPaths() {
        return carries && before.movesPaths(after);
    }
}
