package peering.registration.path;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import peering.kit.facts.FactJson;

/**
 * What the rooms below know of connections, looked up once for a batch of prefixes. It reads their
 * tables: one question instead of four for each connection.
 */
final class ConnectionViews {
    /** A site and the sessions that the connection's partner has there. */
    private static final String SITE =
            """
            (select json_build_object(
                'siteId', site.site_id,
                'health', upper(replace(site.health, '-', '_')),
                'sessions', (
                    select coalesce(json_agg(json_build_object(
                        'sessionId', session.session_id,
                        'router', session.router,
                        'operational', upper(coalesce(told.state, 'unknown')))
                        order by session.session_id), '[]')
                    from peering_session session left join session_state told using (session_id)
                    where session.partner_id = connection.partner_id
                    and session.site_id = site.site_id and session.state = 'active'))
            from site where site.site_id = connection.%s)
            """;

    private static final String VIEWS =
            """
            select cast(json_build_object(
                'connectionId', connection.connection_id,
                'partnerId', connection.partner_id,
                'active', connection.state = 'active',
                'primary', %s,
                'backup', %s) as text)
            from connection
            where connection.connection_id in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))
            """
                    .formatted(SITE.formatted("primary_site_id"), SITE.formatted("backup_site_id"));

    private ConnectionViews() {}

    static Uni<Map<String, ConnectionView>> of(Collection<String> connectionIds) {
        return Rows.read(ConnectionView.class, VIEWS, FactJson.text(connectionIds))
                .map(views ->
                        views.stream()
                                .collect(
                                        Collectors.toMap(
                                                ConnectionView::connectionId,
                                                Function.identity())));
    }
}
