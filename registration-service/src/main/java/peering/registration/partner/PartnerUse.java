package peering.registration.partner;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/**
 * What still needs a partner. Rooms above this one answer it, each for its own, so that a partner
 * can be refused its end without knowing them.
 */
public interface PartnerUse {
    /** What has to end before the partner can: ids, at most {@code most}. */
    default Uni<List<String>> of(String partnerId, int most) {
        return Uni.createFrom().item(List.of());
    }

    /** Ends, in the transaction in progress, what ends with the partner by itself. */
    default Uni<Void> endWith(String partnerId, Instant now) {
        return Uni.createFrom().voidItem();
    }
}
