package peering.registration.prefix.trouble;

import io.smallrye.mutiny.Uni;

/**
 * Who has to know when a prefix has a trouble more or less, or one that got worse or better. Called
 * within the transaction of the change, after it is written. Rooms above this one implement it as a
 * bean; there may be none.
 */
public interface TroubleWatch {
    /** Fails only if the change must not happen. */
    Uni<Void> changed(String prefixId);
}
