package peering.contract;

import java.time.Instant;

/**
 * A partner's BGP session at one of our routers, as it is registered (not whether it is up).
 *
 * @param partnerAsn the ASN on the partner's side
 * @param peerAddress the partner's address of the session, IPv4 or IPv6 text
 */
public record SessionFact(
        String sessionId,
        String partnerId,
        long partnerAsn,
        String siteId,
        String router,
        String peerAddress,
        State state,
        Instant changedAt,
        long revision) {

    /** Only {@link #Active} counts as carrying routes. */
    public enum State {
        Requested,
        Active,
        Closed
    }
}
