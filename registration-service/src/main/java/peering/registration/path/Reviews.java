package peering.registration.path;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import peering.kit.facts.FactJson;
import peering.registration.web.Wall;

/**
 * Marks paths to be decided about anew: one statement each, in the transaction of what happened, so
 * that nothing that happened can be missed. It marks the paths of all tenants, whoever made it
 * happen; in the order of their ids, so that two that mark at once wait and do not deadlock.
 */
@ApplicationScoped
public class Reviews {
    private static final String MARK =
            """
            with due as (
                select prefix_id from prefix_path where %s order by prefix_id for update),
            marked as (
                update prefix_path set review_at = ?2 from due
                where prefix_path.prefix_id = due.prefix_id returning 1)
            select count(*) from marked
            """;

    private static final String OF_CONNECTION = MARK.formatted("connection_id = ?1");

    private static final String OF_SITE =
            MARK.formatted(
                    """
                    connection_id in (
                        select connection_id from connection
                        where state <> 'closed' and (primary_site_id = ?1 or backup_site_id = ?1))
                    """);

    private static final String OF_SESSION =
            MARK.formatted(
                    """
                    connection_id in (
                        select connection_id from connection
                        join peering_session using (partner_id)
                        where session_id = ?1 and connection.state <> 'closed'
                        and site_id in (primary_site_id, backup_site_id))
                    """);

    /** A prefix has a path from its first verification on. */
    private static final String OF_PREFIXES =
            """
            with marked as (
                insert into prefix_path (prefix_id, organisation, connection_id, prefix, review_at)
                select prefix_id, organisation, connection_id, prefix, cast(?2 as timestamptz) from prefix
                where prefix_id in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))
                and (standing = 'Verified'
                     or exists (select from prefix_path there where there.prefix_id = prefix.prefix_id))
                order by prefix_id
                on conflict (prefix_id) do update
                set review_at = excluded.review_at, connection_id = excluded.connection_id
                returning 1)
            select count(*) from marked
            """;

    private final Wall wall;
    private final Clock clock;

    Reviews(Wall wall, Clock clock) {
        this.wall = wall;
        this.clock = clock;
    }

    /** The connection, its sites or its state changed. */
    public Uni<Void> ofConnection(String connectionId) {
        return mark(OF_CONNECTION, connectionId);
    }

    /** The site's health or routers changed. */
    public Uni<Void> ofSite(String siteId) {
        return mark(OF_SITE, siteId);
    }

    /** The session came, went, or changed between up and down. */
    public Uni<Void> ofSession(String sessionId) {
        return mark(OF_SESSION, sessionId);
    }

    /** How the prefixes stand changed, or their troubles did. */
    public Uni<Void> ofPrefixes(Collection<String> prefixIds) {
        return mark(OF_PREFIXES, FactJson.text(prefixIds));
    }

    private Uni<Void> mark(String statement, String about) {
        return wall.lifted(() -> Rows.change(statement, about, clock.instant())).replaceWithVoid();
    }
}
