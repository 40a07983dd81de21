package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import peering.contract.VerdictFact.Finding;
import peering.registration.web.Wall;

/** The claims that rest on delegations: of other organisations, so they are seen past the wall. */
@ApplicationScoped
public class DelegatedClaims {
    private static final String USED =
            "select delegation_id || ' ' || prefix || ' to ' || delegate from delegation"
                    + " where prefix_id = ?1 and ended_at is null and exists ("
                    + "select 1 from prefix where prefix.delegation_id = delegation.delegation_id"
                    + " and prefix.standing <> 'Released')"
                    + " order by delegation_id limit ?2";

    private final Prefixes prefixes;
    private final PrefixBook book;
    private final Wall wall;

    DelegatedClaims(Prefixes prefixes, PrefixBook book, Wall wall) {
        this.prefixes = prefixes;
        this.book = book;
        this.wall = wall;
    }

    /** The delegations of a prefix that claims rest on: id, prefix and organisation of each. */
    public Uni<List<String>> usedOf(String prefixId, int most) {
        return wall.lifted(() ->
                Panache.getSession()
                        .chain(session ->
                                session.<String>createNativeQuery(USED)
                                        .setParameter(1, prefixId)
                                        .setParameter(2, most)
                                        .getResultList()));
    }

    /** They stand in their own organisation's space again, Failed. The delegation is locked. */
    public Uni<Void> fail(String delegationId, Finding why) {
        return wall.lifted(() -> resting(delegationId).chain(rows -> fail(rows, why)));
    }

    private Uni<List<PrefixEntity>> resting(String delegationId) {
        return prefixes.find(
                        "delegationId = ?1 and standing <> 'Released' order by id", delegationId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private Uni<Void> fail(List<PrefixEntity> rows, Finding why) {
        rows.forEach(row -> row.standIn(Optional.empty()));
        return book.failAll(rows, why);
    }
}
