package peering.registration.connection.change;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * What becomes of a connection's prefixes when the connection changes. The room above this one
 * answers it, so that a connection can be changed without knowing them.
 */
public interface ConnectionPrefixes {
    /** One for every prefix that is not released, oldest first. Changes nothing. */
    Uni<List<PrefixEffect>> effects(ConnectionChange change);

    /**
     * Lets every prefix rest on the wanted partner's key from now on and has it judged anew, all in
     * the transaction in progress, which holds the connection. Fails if a key is not good any more.
     */
    Uni<Void> carryOver(ConnectionChange change);
}
