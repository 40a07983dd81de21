package peering.alerting.ownership;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import peering.contract.ConnectionFact;
import peering.contract.PrefixFact;

/**
 * The newest that is known of connections and prefixes. Taking the same fact twice, or an older one
 * after a newer one, changes nothing.
 */
@ApplicationScoped
public class Ownership {
    private static final String KNOW_CONNECTION =
            """
            insert into known_connection (connection_id, organisation, name, state, revision)
            values (?1, ?2, ?3, ?4, ?5)
            on conflict (connection_id) do update
               set organisation = excluded.organisation, name = excluded.name,
                   state = excluded.state, revision = excluded.revision
             where known_connection.revision < excluded.revision
            returning revision
            """;
    private static final String KNOW_PREFIX =
            """
            insert into known_prefix (prefix_id, organisation, connection_id, prefix, standing, revision)
            values (?1, ?2, ?3, cast(cast(?4 as text) as cidr), ?5, ?6)
            on conflict (prefix_id) do update
               set organisation = excluded.organisation, connection_id = excluded.connection_id,
                   prefix = excluded.prefix, standing = excluded.standing,
                   revision = excluded.revision
             where known_prefix.revision < excluded.revision
            returning revision
            """;

    private static final String STRANGERS =
            """
            select 'connection' from known_connection
             where connection_id = cast(?2 as text) and organisation <> ?1
            union all
            select 'prefix' from known_prefix
             where prefix_id = cast(?3 as text) and organisation <> ?1
            """;

    public Uni<Void> know(ConnectionFact fact) {
        return execute(
                KNOW_CONNECTION,
                fact.connectionId(),
                fact.organisation(),
                fact.name(),
                fact.state().name(),
                fact.revision());
    }

    public Uni<Void> know(PrefixFact fact) {
        return execute(
                KNOW_PREFIX,
                fact.prefixId(),
                fact.organisation(),
                fact.connectionId(),
                fact.prefix(),
                fact.standing().name(),
                fact.revision());
    }

    /** The organisation that owns the connection; empty if it was never heard of. */
    public Uni<Optional<String>> ownerOfConnection(String connectionId) {
        return owner(
                "select organisation from known_connection where connection_id = ?1", connectionId);
    }

    /** What a fact names that is known to be another organisation's; nulls name nothing. */
    public Uni<List<String>> strangersTo(
            String organisation, String connectionId, String prefixId) {
        return Panache.withSession(() ->
                Panache.getSession()
                        .chain(session ->
                                session.<String>createNativeQuery(STRANGERS)
                                        .setParameter(1, organisation)
                                        .setParameter(2, connectionId)
                                        .setParameter(3, prefixId)
                                        .getResultList()));
    }

    private static Uni<Optional<String>> owner(String query, String id) {
        return Panache.withSession(() ->
                Panache.getSession()
                        .chain(session ->
                                session.<String>createNativeQuery(query)
                                        .setParameter(1, id)
                                        .getSingleResultOrNull())
                        .map(Optional::ofNullable));
    }

    private static Uni<Void> execute(String statement, Object... values) {
        return Panache.withTransaction(() ->
                Panache.getSession()
                        .chain(session -> {
                            var query = session.<Long>createNativeQuery(statement);
                            for (int i = 0; i < values.length; i++) {
                                query.setParameter(i + 1, values[i]);
                            }
                            return query.getResultList();
                        })
                        .replaceWithVoid());
    }
}
