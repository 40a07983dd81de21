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

    // In the order of the keys: two of these, or one and a proof's trigger, must not wait for each
    // other.
    private static final String DUE_OF =
            """
            update judged_prefix set look_again_at = ?1
            from (select prefix_id from judged_prefix where %s order by prefix_id for update) as touched
            where judged_prefix.prefix_id = touched.prefix_id
            """;

    private static final String OF_SESSION =
            DUE_OF.formatted(
                    "held and partner_id = (select partner_id from known_session where session_id = ?2)");

    private static final String DUE =
            "select prefix_id from judged_prefix where held and look_again_at <= ?1"
                    + " order by look_again_at limit ?2 for update skip locked";

    /**
     * Those of these that there are, locked to the end of the transaction, in one order whoever
     * locks them.
     */
    Uni<List<JudgedPrefixEntity>> lockedOf(List<String> ids) {
        return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    Uni<Void> add(List<JudgedPrefixEntity> fresh) {
        return fresh.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.persistAll(fresh.toArray()));
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

    /** Those that are due, the longest due first, locked; those in another's hand left to it. */
    Uni<List<JudgedPrefixEntity>> due(Instant now, int limit) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(DUE)
                                .setParameter(1, now)
                                .setParameter(2, limit)
                                .getResultList())
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.of()) : of(ids));
    }

    /**
     * All held ones of which this is so are due now.
     *
     * @param column one of {@code connection_id}, {@code partner_id}, {@code prefix}
     */
    Uni<Void> dueWhere(String column, String value, Instant now) {
        return due(DUE_OF.formatted("held and " + column + " = ?2"), value, now);
    }

    /** All held ones of the partner whose session it is. */
    Uni<Void> dueOfSession(String sessionId, Instant now) {
        return due(OF_SESSION, sessionId, now);
    }

    private static Uni<Void> due(String sql, String value, Instant now) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(sql)
                                .setParameter(1, now)
                                .setParameter(2, value)
                                .executeUpdate())
                .replaceWithVoid();
    }

    /** Held prefixes in the order of their ids, after {@code after}. */
    Uni<List<JudgedPrefixEntity>> heldAfter(String after, int limit) {
        return find("held and id > ?1 order by id", after).range(0, limit - 1).list();
    }
}
