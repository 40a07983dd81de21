package peering.validator.source.received;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import peering.contract.ConnectionFact;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionFact;
import peering.contract.SessionStateFact;
import peering.kit.facts.FactJson;
import peering.validator.source.Statements;

/**
 * Takes what is told of connections, sessions and routes, in the transaction in progress. Each
 * answers whether that was news: what is no newer than what is known changes nothing. Since when it
 * is so is counted from when it is heard here at the latest, and no earlier than a router says: its
 * clock may go ahead of ours.
 */
@ApplicationScoped
public class ReceivedBook {
    private static final String CONNECTION =
            """
            insert into known_connection as known (connection_id, primary_site, backup_site, revision)
            select "connectionId", "primarySiteId", "backupSiteId", revision
            from jsonb_to_record(cast(cast(?1 as text) as jsonb)) as told (
                "connectionId" text, "primarySiteId" text, "backupSiteId" text, revision bigint)
            on conflict (connection_id) do update set
                primary_site = excluded.primary_site, backup_site = excluded.backup_site,
                revision = excluded.revision
            where known.revision < excluded.revision
            """;

    private static final String SESSION =
            """
            insert into known_session as known (
                session_id, partner_id, partner_asn, site_id, router, peer_address, active, revision)
            select "sessionId", "partnerId", "partnerAsn", "siteId", router, "peerAddress", state = 'Active', revision
            from jsonb_to_record(cast(cast(?1 as text) as jsonb)) as told (
                "sessionId" text, "partnerId" text, "partnerAsn" bigint, "siteId" text, router text,
                "peerAddress" text, state text, revision bigint)
            on conflict (session_id) do update set
                partner_id = excluded.partner_id, partner_asn = excluded.partner_asn,
                site_id = excluded.site_id, router = excluded.router,
                peer_address = excluded.peer_address, active = excluded.active,
                revision = excluded.revision
            where known.revision < excluded.revision
            """;

    private static final String STATE =
            """
            insert into known_session_state as known (session_id, up, since, revision)
            select "sessionId", state = 'Up', least(since, now()), revision
            from jsonb_to_record(cast(cast(?1 as text) as jsonb)) as told (
                "sessionId" text, state text, since timestamptz, revision bigint)
            on conflict (session_id) do update set
                up = excluded.up, since = excluded.since, revision = excluded.revision
            where known.revision < excluded.revision
            """;

    private static final String ROUTE =
            """
            insert into known_route as known (session_id, prefix, announced, path, communities, since, revision)
            select "sessionId", prefix, state = 'Announced', path, cast(communities as text), least("receivedAt", now()), revision
            from jsonb_to_record(cast(cast(?1 as text) as jsonb)) as told (
                "sessionId" text, prefix text, state text, path text, communities jsonb,
                "receivedAt" timestamptz, revision bigint)
            on conflict (prefix, session_id) do update set
                announced = excluded.announced,
                path = case when excluded.announced then excluded.path else known.path end,
                communities = case when excluded.announced then excluded.communities else known.communities end,
                since = excluded.since, revision = excluded.revision
            where known.revision < excluded.revision
            """;

    private static final String FORGET =
            "delete from known_route where session_id = ?1 and prefix = ?2 and not announced";

    public Uni<Boolean> take(ConnectionFact fact) {
        return written(CONNECTION, fact);
    }

    public Uni<Boolean> take(SessionFact fact) {
        return written(SESSION, fact);
    }

    public Uni<Boolean> take(SessionStateFact fact) {
        return written(STATE, fact);
    }

    public Uni<Boolean> take(ReceivedRouteFact fact) {
        return written(ROUTE, fact);
    }

    /** Of a route that is long gone nothing is kept. */
    public Uni<Boolean> forget(String sessionId, String prefix) {
        return Statements.change(FORGET, sessionId, prefix).map(rows -> rows > 0);
    }

    private static Uni<Boolean> written(String sql, Object fact) {
        return Statements.change(sql, FactJson.text(fact)).map(rows -> rows > 0);
    }
}
