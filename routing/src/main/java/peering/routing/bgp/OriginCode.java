package peering.routing.bgp;

/** How a route got into BGP, as its origin says (RFC 4271 section 5.1.1). */
public enum OriginCode {
    IGP,
    EGP,
    INCOMPLETE
}
