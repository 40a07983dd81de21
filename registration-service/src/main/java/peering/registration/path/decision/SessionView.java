package peering.registration.path.decision;

/**
 * An administratively active session of the connection's partner at a site.
 *
 * @param operational whether it is up, as far as anybody knows
 */
public record SessionView(String sessionId, String router, Operational operational) {

    /** What the router tells of the session. */
    public enum Operational {
        UP,
        DOWN,
        /** Nobody watches it yet. It counts as up: silence is no proof of a failure. */
        UNKNOWN
    }

    boolean carries() {
        return operational != Operational.DOWN;
    }

    boolean isAssumed() {
        return operational == Operational.UNKNOWN;
    }

    /** The same session, down. */
    public SessionView failed() {
        return new SessionView(sessionId, router, Operational.DOWN);
    }
}
