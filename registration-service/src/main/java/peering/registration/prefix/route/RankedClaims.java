package peering.registration.prefix.route;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import peering.contract.ReceivedRouteFact;
import peering.kit.facts.FactJson;

/** Which claims a route over a session concerns, and what it is to each of them. */
@ApplicationScoped
public class RankedClaims {
    // The site that carries it now; as long as none does, the one that was chosen.
    private static final String RANK =
            """
            case session.site_id
                when coalesce(path.site_id, connection.primary_site_id) then 'ACTIVE'
                when connection.primary_site_id then 'BACKUP'
                when connection.backup_site_id then 'BACKUP'
                else 'OTHER'
            end
            """;

    private static final String OF_ROUTE =
            "select claim.prefix_id, claim.organisation, "
                    + RANK
                    + """
                    , coalesce(cast(?4 as bigint) = any (claim.origins), false)
                    from prefix as claim
                    join connection on connection.connection_id = claim.connection_id
                    left join prefix_path as path on path.prefix_id = claim.prefix_id
                    left join peering_session as session on session.session_id = ?3
                    where claim.prefix = ?1 and claim.partner_id = ?2 and claim.standing <> 'Released'
                    order by claim.prefix_id
                    """;

    private static final String OF_PEERS =
            "select distinct "
                    + RANK
                    + """
                     from prefix as claim
                    join connection on connection.connection_id = claim.connection_id
                    left join prefix_path as path on path.prefix_id = claim.prefix_id
                    join peering_session as session on session.state = 'active' and session.peer_address in
                        (select jsonb_array_elements_text(cast(cast(?2 as text) as jsonb)))
                    where claim.prefix_id = ?1
                    """;

    private static final long NO_ORIGIN = -1;

    /**
     * @param originExpected the route's origin is one that the customer named
     */
    record Claim(String prefixId, String organisation, RouteRank rank, boolean originExpected) {}

    /** As the service, within the transaction in progress. */
    Uni<List<Claim>> of(ReceivedRouteFact route) {
        return Panache.getSession()
                .chain(session ->
                        session.<Object[]>createNativeQuery(OF_ROUTE)
                                .setParameter(1, route.prefix())
                                .setParameter(2, route.partnerId())
                                .setParameter(3, route.sessionId())
                                .setParameter(4, route.originAsn().orElse(NO_ORIGIN))
                                .getResultList())
                .map(rows -> rows.stream().map(RankedClaims::claim).toList());
    }

    /**
     * What the routes that these peers of our own routers show are to a prefix: backup if none of
     * them is of the active route. As the service, within the transaction in progress.
     *
     * @param peerAddresses canonical text; if none is a partner's, the route is somebody else's
     *     view of the active one
     */
    public Uni<RouteRank> ofPeers(String prefixId, List<String> peerAddresses) {
        if (peerAddresses.isEmpty()) return Uni.createFrom().item(RouteRank.ACTIVE);
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(OF_PEERS)
                                .setParameter(1, prefixId)
                                .setParameter(2, FactJson.text(peerAddresses))
                                .getResultList())
                .map(ranks ->
                        ranks.contains(RouteRank.BACKUP.name())
                                        && !ranks.contains(RouteRank.ACTIVE.name())
                                ? RouteRank.BACKUP
                                : RouteRank.ACTIVE);
    }

    private static Claim claim(Object[] row) {
        return new Claim(
                (String) row[0],
                (String) row[1],
                RouteRank.valueOf((String) row[2]),
                (Boolean) row[3]);
    }
}
