package peering.registration.partner.session;

import io.smallrye.mutiny.Uni;

/**
 * Who has to know when a session is asked for, activated or closed. Called within the transaction
 * of the change, after it is written, so that both happen or none. Rooms above this one implement
 * it as a bean; there may be none.
 */
public interface SessionWatch {
    /** Fails only if the change must not happen. */
    Uni<Void> changed(String sessionId);
}
