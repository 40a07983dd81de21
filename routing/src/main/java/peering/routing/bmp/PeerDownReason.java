package peering.routing.bmp;

/** Why a router stopped showing a peer (RFC 7854 section 4.9, RFC 9069 section 5.3). */
public enum PeerDownReason {
    /** Not one of IANA's numbers. */
    UNKNOWN,
    /** The router sent a NOTIFICATION. */
    LOCAL_NOTIFICATION,
    /** The router closed without one; an event of its state machine says why. */
    LOCAL_EVENT,
    /** The peer sent a NOTIFICATION. */
    REMOTE_NOTIFICATION,
    /** The peer closed without one. */
    REMOTE_CLOSED,
    /** The session may well be up: the router was told not to show it any more. */
    NOT_SHOWN,
    /** The router closed it and gives text; so it is for a Loc-RIB. */
    LOCAL_CLOSED;

    private static final PeerDownReason[] ALL = values();

    static PeerDownReason of(int code) {
        return code < ALL.length ? ALL[code] : UNKNOWN;
    }
}
