package peering.routing.rpki;

/** What ASPA says of "may {@code provider} pass on what {@code customer} tells it?". */
public enum AspaHop {
    /** The customer names it: a provider, or a route server it uses. */
    PROVIDER,
    /** The customer names its providers, and this is not one of them. */
    NOT_PROVIDER,
    /** The customer names nobody. */
    NO_ATTESTATION
}
