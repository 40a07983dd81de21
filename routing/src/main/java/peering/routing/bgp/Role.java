package peering.routing.bgp;

import java.util.Optional;

/** What a speaker says it is to its neighbour on a session (RFC 9234 section 4.1). */
public enum Role {
    PROVIDER,
    ROUTE_SERVER,
    ROUTE_SERVER_CLIENT,
    CUSTOMER,
    PEER;

    private static final Role[] ALL = values();

    /** The role with that number on the wire; empty if none has it. */
    public static Optional<Role> of(int code) {
        return code >= 0 && code < ALL.length ? Optional.of(ALL[code]) : Optional.empty();
    }

    public int code() {
        return ordinal();
    }

    /**
     * What the neighbour must be for the two to agree (RFC 9234 section 4.2, table 2): a provider's
     * is a customer, a route server's its client, a peer's a peer.
     */
    public Role opposite() {
        return switch (this) {
            case PROVIDER -> CUSTOMER;
            case CUSTOMER -> PROVIDER;
            case ROUTE_SERVER -> ROUTE_SERVER_CLIENT;
            case ROUTE_SERVER_CLIENT -> ROUTE_SERVER;
            case PEER -> PEER;
        };
    }
}
