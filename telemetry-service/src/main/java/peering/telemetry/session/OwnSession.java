package peering.telemetry.session;

import java.util.Optional;
import peering.contract.SessionFact;
import peering.routing.net.IpAddress;

/**
 * A session that carries routes, as much of it as finding it takes.
 *
 * @param asn of the partner
 * @param place {@code siteId/router}
 * @param peerAddress the partner's, canonical text
 */
public record OwnSession(
        String sessionId, String partnerId, long asn, String place, String peerAddress) {

    /**
     * Empty unless it is active.
     *
     * @throws IllegalArgumentException if the peer's address is none
     */
    public static Optional<OwnSession> of(SessionFact fact) {
        if (fact.state() != SessionFact.State.Active) return Optional.empty();
        return Optional.of(
                new OwnSession(
                        fact.sessionId(),
                        fact.partnerId(),
                        fact.partnerAsn(),
                        fact.siteId() + "/" + fact.router(),
                        IpAddress.parse(fact.peerAddress()).toString()));
    }
}
