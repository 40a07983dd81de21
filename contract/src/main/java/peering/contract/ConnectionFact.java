package peering.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer's peering service connection.
 *
 * @param organisation the tenant that owns it
 * @param partnerId the provider that carries it
 * @param backupSiteId empty: the Internet is the backup
 */
public record ConnectionFact(
        String connectionId,
        String organisation,
        String name,
        String partnerId,
        String primarySiteId,
        Optional<String> backupSiteId,
        State state,
        Instant changedAt,
        long revision) {

    /** {@link #Closed} is terminal. */
    public enum State {
        Requested,
        Active,
        Suspended,
        Closed
    }
}
