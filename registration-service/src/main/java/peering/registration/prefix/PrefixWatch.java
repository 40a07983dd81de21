package peering.registration.prefix;

import io.smallrye.mutiny.Uni;

/**
 * Who has to know when a prefix stands otherwise than before. Called within the transaction of the
 * change, after it is written, so that both happen or none. Rooms above this one implement it as a
 * bean; there may be none.
 */
public interface PrefixWatch {
    /** Fails only if the change must not happen. */
    Uni<Void> changed(String prefixId);
}
