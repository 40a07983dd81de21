package peering.validator.intake;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import peering.kit.facts.FactJson;
import peering.routing.net.Place;

/** The claims. A row is locked while a verdict is made, so that two replicas make one. */
@ApplicationScoped
class JudgedPrefixes implements PanacheRepositoryBase<JudgedPrefixEntity, String> {
    private static final String WITHIN =
            """
            select distinct prefix_id
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as changed ("from" text, "to" text)
            join judged_prefix on held and place >= changed."from" and place <= changed."to"
            """;

    private static final String DUE =
            "select id from JudgedPrefixEntity where held and lookAgainAt <= :now order by lookAgainAt";

    /** The row, locked to the end of the transaction; null if the claim was never told. */
    Uni<JudgedPrefixEntity> locked(String prefixId) {
        return findById(prefixId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Ids of held prefixes that lie within one of these ranges, each once. */
    Uni<List<String>> heldWithin(List<Place> ranges) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(WITHIN)
                                .setParameter(1, FactJson.text(ranges))
                                .getResultList());
    }

    /** Those of these that there are; one at least has to be named. */
    Uni<List<JudgedPrefixEntity>> of(List<String> ids) {
        return find("id in ?1", ids).list();
    }

    /** Ids of those that time has made due, the longest due first. */
    Uni<List<String>> due(Instant now, int limit) {
        return Panache.getSession()
                .chain(session ->
                        session.createQuery(DUE, String.class)
                                .setParameter("now", now)
                                .setMaxResults(limit)
                                .getResultList());
    }

    /** Held prefixes in the order of their ids, after {@code after}. */
    Uni<List<JudgedPrefixEntity>> heldAfter(String after, int limit) {
        return find("held and id > ?1 order by id", after).range(0, limit - 1).list();
    }
}
