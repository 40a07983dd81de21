package peering.routing.topology;

/** What another network is to one. */
public enum Relation {
    /** It is paid to reach everybody. */
    PROVIDER,
    /** It pays. */
    CUSTOMER,
    /** The two exchange their own and their customers' routes. */
    PEER,
    /** Both belong to one organisation, which passes on everything within. */
    SIBLING,
    UNKNOWN;

    /** What the one is to the other. */
    public Relation inverse() {
        return switch (this) {
            case PROVIDER -> CUSTOMER;
            case CUSTOMER -> PROVIDER;
            case PEER, SIBLING, UNKNOWN -> this;
        };
    }

    /** True if only a customer's routes may be passed on to it (the valley-free rule). */
    boolean isUpOrAcross() {
        return this == PROVIDER || this == PEER;
    }
}
