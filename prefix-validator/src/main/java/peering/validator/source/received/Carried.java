package peering.validator.source.received;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.kit.facts.FactJson;
import peering.validator.evidence.Received;
import peering.validator.evidence.Received.Link;
import peering.validator.evidence.Received.Route;
import peering.validator.evidence.Received.Session;
import peering.validator.evidence.Received.Sites;
import peering.validator.source.Statements;

/** What the sessions that matter to claims carry, in the session in progress. */
@ApplicationScoped
public class Carried {
    // Times as text in UTC: what a native query gives of them depends on the driver.
    private static final String READ =
            """
            select claim.id, connection.primary_site, connection.backup_site,
                session.session_id, session.site_id, session.router, session.peer_address,
                cast(session.partner_asn as text), state.up,
                to_char(state.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as state_since,
                route.announced, route.path, route.communities,
                to_char(route.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as route_since
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as claim (
                id text, "connectionId" text, "partnerId" text, prefix text)
            join known_connection connection on connection.connection_id = claim."connectionId"
            left join known_session session on session.partner_id = claim."partnerId" and session.active
                and session.site_id in (connection.primary_site, connection.backup_site)
                and (session.peer_address like '%:%') = (claim.prefix like '%:%')
            left join known_session_state state on state.session_id = session.session_id
            left join known_route route on route.session_id = session.session_id and route.prefix = claim.prefix
            order by claim.id, session.session_id
            """;

    /** What is asked about one claim; the prefix canonical. */
    public record Asked(String id, String connectionId, String partnerId, String prefix) {}

    /** By id; what is not there is {@link Received#NOTHING}. Some hundred at most. */
    public Uni<Map<String, Received>> of(List<Asked> claims) {
        if (claims.isEmpty()) return Uni.createFrom().item(Map.of());
        return Statements.read(READ, FactJson.text(claims)).map(Carried::byClaim);
    }

    private static Map<String, Received> byClaim(List<Object[]> rows) {
        return rows.stream().collect(groupingBy(row -> text(row[0]))).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, one -> received(one.getValue())));
    }

    private static Received received(List<Object[]> rows) {
        var first = rows.getFirst();
        var sites = new Sites(text(first[1]), Optional.ofNullable(text(first[2])));
        var sessions = rows.stream().filter(row -> row[3] != null).map(Carried::session).toList();
        return new Received(Optional.of(sites), sessions);
    }

    private static Session session(Object[] row) {
        Optional<Link> link =
                Optional.ofNullable(row[8]).map(up -> new Link((Boolean) up, instant(row[9])));
        Optional<Route> route = Optional.ofNullable(row[10]).map(announced -> route(row));
        return new Session(
                text(row[3]),
                text(row[4]),
                text(row[5]),
                text(row[6]),
                Long.parseLong(text(row[7])),
                link,
                route);
    }

    private static Route route(Object[] row) {
        var communities = Arrays.asList(FactJson.read(text(row[12]), String[].class));
        return new Route((Boolean) row[10], text(row[11]), communities, instant(row[13]));
    }

    private static String text(Object value) {
        return (String) value;
    }

    private static Instant instant(Object value) {
        return Instant.parse(text(value));
    }
}
