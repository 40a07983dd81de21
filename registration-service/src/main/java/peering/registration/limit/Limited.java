package peering.registration.limit;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import peering.kit.identity.Caller;

/** A room's word on how much an organisation has of what the room limits. */
public interface Limited {
    /** Empty if the limit is none of the caller's. Within the transaction in progress. */
    Uni<Optional<Limit>> of(Caller caller);
}
