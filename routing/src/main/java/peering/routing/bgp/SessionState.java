package peering.routing.bgp;

/** The state of a BGP session (RFC 4271 section 8.2.2), in the numbers of MRT (RFC 6396). */
public enum SessionState {
    UNKNOWN,
    IDLE,
    CONNECT,
    ACTIVE,
    OPEN_SENT,
    OPEN_CONFIRM,
    ESTABLISHED,
    /** Not of the RFC: Quagga's, on the way down. */
    CLEARING,
    /** Not of the RFC: Quagga's, a peer that is no longer configured. */
    DELETED;

    private static final SessionState[] ALL = values();

    public int code() {
        return ordinal();
    }

    public static SessionState of(int code) {
        return code >= 0 && code < ALL.length ? ALL[code] : UNKNOWN;
    }

    public boolean isUp() {
        return this == ESTABLISHED;
    }
}
