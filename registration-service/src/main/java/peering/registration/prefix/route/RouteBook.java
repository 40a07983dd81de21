package peering.registration.prefix.route;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import peering.contract.ReceivedRouteFact;
import peering.contract.ReceivedRouteFact.State;
import peering.kit.facts.FactJson;
import peering.registration.prefix.LearnedTypes;
import peering.registration.prefix.event.EventBook;
import peering.registration.prefix.event.EventKind;
import peering.registration.prefix.event.Happening;
import peering.registration.prefix.route.RouteChange.Known;
import peering.routing.net.Prefix;

/**
 * The newest word on each route that a partner announces for what it has registered; what follows
 * for the claims on that prefix: their events, and how they are learned.
 */
@ApplicationScoped
public class RouteBook {
    private static final String KNOWN =
            "select state, cast(coalesce(origin, -1) as text) from received_route"
                    + " where session_id = ?1 and prefix = ?2 for update";

    // Only of what the partner has registered: a session may carry the whole Internet.
    private static final String TAKE =
            """
            with told as (
                select * from jsonb_to_record(cast(cast(?1 as text) as jsonb)) as told (
                    session_id text, prefix text, partner_id text, origin bigint, path text,
                    communities text, state text, received_at timestamptz, revision bigint, around jsonb)),
            taken as (
                insert into received_route as known (
                    session_id, prefix, partner_id, origin, path, communities, state, received_at, revision)
                select session_id, prefix, partner_id, origin, path, communities, state, received_at, revision
                from told
                where exists (
                    select 1 from registered_prefix as registered
                    where registered.partner_id = told.partner_id
                        and registered.prefix in (select jsonb_array_elements_text(told.around)))
                on conflict (session_id, prefix) do update set
                    partner_id = excluded.partner_id, origin = excluded.origin, path = excluded.path,
                    communities = excluded.communities, state = excluded.state,
                    received_at = excluded.received_at, revision = excluded.revision
                where excluded.revision > known.revision
                returning prefix)
            select count(*) from taken
            """;

    private final EventBook events;
    private final RankedClaims claims;
    private final LearnedTypes learned;

    RouteBook(EventBook events, RankedClaims claims, LearnedTypes learned) {
        this.events = events;
        this.claims = claims;
        this.learned = learned;
    }

    /** As the service, within the transaction in progress; idempotent. */
    public Uni<Void> take(ReceivedRouteFact route, Prefix prefix) {
        return known(route)
                .chain(before ->
                        taken(route, prefix)
                                .chain(taken ->
                                        taken == 0
                                                ? Uni.createFrom().voidItem()
                                                : tell(route, RouteChange.of(before, route))));
    }

    private static Uni<Optional<Known>> known(ReceivedRouteFact route) {
        return Panache.getSession()
                .chain(session ->
                        session.<Object[]>createNativeQuery(KNOWN)
                                .setParameter(1, route.sessionId())
                                .setParameter(2, route.prefix())
                                .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(RouteBook::known));
    }

    private static Known known(Object[] row) {
        long origin = Long.parseLong((String) row[1]);
        return new Known(
                State.valueOf((String) row[0]),
                origin < 0 ? Optional.empty() : Optional.of(origin));
    }

    private static Uni<Long> taken(ReceivedRouteFact route, Prefix prefix) {
        String told = FactJson.text(columns(route, prefix));
        return Panache.getSession()
                .chain(session ->
                        session.<Long>createNativeQuery(TAKE)
                                .setParameter(1, told)
                                .getSingleResult());
    }

    private Uni<Void> tell(ReceivedRouteFact route, Optional<EventKind> change) {
        return claims.of(route)
                .chain(concerned -> {
                    var ids = concerned.stream().map(RankedClaims.Claim::prefixId).toList();
                    var happenings =
                            change.stream()
                                    .flatMap(kind ->
                                            concerned.stream()
                                                    .map(claim -> happening(route, kind, claim)))
                                    .toList();
                    return events.noteAll(happenings).chain(() -> learned.refresh(ids));
                });
    }

    private static Happening happening(
            ReceivedRouteFact route, EventKind kind, RankedClaims.Claim claim) {
        var evidence = new HashMap<>(Map.of("sessionId", route.sessionId(), "path", route.path()));
        route.originAsn().ifPresent(origin -> evidence.put("originAsn", origin.toString()));
        if (!route.communities().isEmpty()) {
            evidence.put("communities", String.join(" ", route.communities()));
        }
        return new Happening(
                        claim.prefixId(),
                        claim.organisation(),
                        "route " + route.sessionId() + " " + route.revision(),
                        kind,
                        claim.rank().severity(kind, claim.originExpected()),
                        route.receivedAt(),
                        sentence(route, kind),
                        evidence)
                .named(claim.rank().type(kind));
    }

    private static String sentence(ReceivedRouteFact route, EventKind kind) {
        return switch (kind) {
            case ANNOUNCED -> "The partner announces " + route.prefix() + " over a session.";
            case WITHDRAWN -> "The partner has withdrawn " + route.prefix() + " from a session.";
            default -> "The partner announces " + route.prefix() + " from another origin.";
        };
    }

    private static Map<String, Object> columns(ReceivedRouteFact route, Prefix prefix) {
        var columns = new HashMap<String, Object>();
        columns.put("session_id", route.sessionId());
        columns.put("prefix", prefix.toString());
        columns.put("partner_id", route.partnerId());
        route.originAsn().ifPresent(origin -> columns.put("origin", origin));
        columns.put("path", route.path());
        columns.put("communities", FactJson.text(route.communities()));
        columns.put("state", route.state().name());
        columns.put("received_at", route.receivedAt());
        columns.put("revision", route.revision());
        columns.put("around", LearnedTypes.around(prefix));
        return columns;
    }
}
