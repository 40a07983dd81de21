package peering.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a partner announces for one prefix over one of its sessions, as last heard; key {@code
 * sessionId prefix}.
 *
 * @param prefix canonical text, no host bits
 * @param originAsn the AS at the path's end; empty if it is withdrawn or ends in an AS_SET
 * @param path ASNs from the partner to the origin, as text; an AS_SET in braces; empty text if it
 *     is withdrawn
 * @param communities as text, such as {@code 8075:8007}
 * @param receivedAt when it was announced or withdrawn, by the router's clock
 */
public record ReceivedRouteFact(
        String sessionId,
        String partnerId,
        String prefix,
        Optional<Long> originAsn,
        String path,
        List<String> communities,
        State state,
        Instant receivedAt,
        long revision) {
    public ReceivedRouteFact {
        communities = List.copyOf(communities);
    }

    /** There, or gone. */
    public enum State {
        Announced,
        Withdrawn
    }
}
