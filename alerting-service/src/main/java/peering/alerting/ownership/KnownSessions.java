package peering.alerting.ownership;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import peering.alerting.web.Columns;
import peering.contract.SessionFact;
import peering.contract.SessionStateFact;

/**
 * The newest that is known of partners' sessions. An older fact changes nothing; the same one,
 * taken again because its effect failed, is answered as the first time.
 */
@ApplicationScoped
public class KnownSessions {
    private static final String COLUMNS =
            " returning session_id, partner_id, partner_asn, site_id, router, peer_address,"
                    + " registration = 'Active' and state = 'Down', since, reason,"
                    + " registered_revision + state_revision, registration is not null";
    private static final String REGISTERED =
            """
            insert into known_session as known (session_id, partner_id, partner_asn, site_id, router,
                                                peer_address, registration, registered_revision)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            on conflict (session_id) do update
               set partner_id = excluded.partner_id, partner_asn = excluded.partner_asn,
                   site_id = excluded.site_id, router = excluded.router,
                   peer_address = excluded.peer_address, registration = excluded.registration,
                   registered_revision = excluded.registered_revision
             where known.registered_revision <= excluded.registered_revision
            """;
    private static final String STATE =
            """
            insert into known_session as known (session_id, state, since, reason, state_revision)
            values (?1, ?2, ?3, cast(?4 as text), ?5)
            on conflict (session_id) do update
               set state = excluded.state, since = excluded.since, reason = excluded.reason,
                   state_revision = excluded.state_revision
             where known.state_revision <= excluded.state_revision
            """;

    /** The session as it is known now; empty if the fact is old, or only half is known. */
    public Uni<Optional<KnownSession>> know(SessionFact fact) {
        return changed(
                REGISTERED,
                fact.sessionId(),
                fact.partnerId(),
                fact.partnerAsn(),
                fact.siteId(),
                fact.router(),
                fact.peerAddress(),
                fact.state().name(),
                fact.revision());
    }

    /** The session as it is known now; empty if the fact is old, or only half is known. */
    public Uni<Optional<KnownSession>> know(SessionStateFact fact) {
        return changed(
                STATE,
                fact.sessionId(),
                fact.state().name(),
                fact.since(),
                fact.reason().orElse(null),
                fact.revision());
    }

    private static Uni<Optional<KnownSession>> changed(String statement, Object... values) {
        return Panache.withTransaction(() ->
                Panache.getSession()
                        .chain(session -> {
                            var query = session.<Object[]>createNativeQuery(statement + COLUMNS);
                            for (int i = 0; i < values.length; i++) {
                                query.setParameter(i + 1, values[i]);
                            }
                            return query.getResultList();
                        })
                        .map(rows -> rows.stream().findFirst().flatMap(KnownSessions::read)));
    }

    private static Optional<KnownSession> read(Object[] row) {
        if (!(Boolean) row[10]) return Optional.empty();
        return Optional.of(
                new KnownSession(
                        (String) row[0],
                        (String) row[1],
                        ((Number) row[2]).longValue(),
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        Boolean.TRUE.equals(row[6]),
                        Columns.instant(row[7]),
                        (String) row[8],
                        ((Number) row[9]).longValue()));
    }
}
