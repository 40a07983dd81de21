package peering.registration.connection;

import io.smallrye.mutiny.Uni;

/**
 * Wants to know of every change of a connection that can move paths: its state, its sites, its
 * partner. The rooms above this one implement it, as many as like to.
 */
public interface ConnectionWatch {
    /** Called in the transaction of the change, after it was written; a failure undoes both. */
    Uni<Void> changed(String connectionId);
}
