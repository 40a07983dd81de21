package peering.kit.identity;

/** What a token may do; its words stand in the token's roles in lower case. */
public enum Role {
    /** Runs the network: defines sites, approves partners, sees everything. */
    OPERATOR(Role.Names.OPERATOR),
    /** An ISP, IXP or SD-cloud interconnect: its own peerings, prefixes and keys. */
    PARTNER(Role.Names.PARTNER),
    /** Owns connections and prefixes. */
    CUSTOMER(Role.Names.CUSTOMER),
    /** May post measurements and nothing else. */
    PROBE(Role.Names.PROBE);

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    /** The word in the token. */
    public String claim() {
        return claim;
    }

    /** The words as constants, for {@code @RolesAllowed}. */
    public static final class Names {
        public static final String OPERATOR = "operator";
        public static final String PARTNER = "partner";
        public static final String CUSTOMER = "customer";
        public static final String PROBE = "probe";

        private Names() {}
    }
}
