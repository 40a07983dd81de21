package peering.registration.prefix.delegation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.web.Filter;
import peering.registration.web.Id;

/** The delegations, as they are found. Changes go through {@link DelegationBook}. */
@ApplicationScoped
class Delegations implements PanacheRepositoryBase<DelegationEntity, String> {
    private static final String EXPIRED =
            "select delegation_id from delegation where ended_at is null and expires_at <= ?1"
                    + " order by expires_at limit ?2 for update skip locked";

    /** A delegation of that prefix, for a change; for all others there is none. */
    Uni<DelegationEntity> locked(String prefixId, String id) {
        return findById(Id.known(id), LockModeType.PESSIMISTIC_WRITE)
                .map(found -> {
                    if (found == null || !found.prefixId.equals(prefixId)) {
                        throw CommonProblem.notFound();
                    }
                    return found;
                });
    }

    /** All of that prefix that hold, in the order in which everybody locks them. */
    Uni<List<DelegationEntity>> lockedOf(String prefixId) {
        return find("prefixId = ?1 and endedAt is null order by id", prefixId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** A delegation that the caller granted or was given; for all others there is none. */
    Uni<DelegationEntity> visible(String id, Caller caller) {
        return findById(Id.known(id))
                .map(found -> {
                    boolean known =
                            found != null
                                    && (caller.maySee(found.organisation)
                                            || caller.maySee(found.delegate));
                    if (!known) throw CommonProblem.notFound();
                    return found;
                });
    }

    Uni<Long> countHolding(String prefixId) {
        return count("prefixId = ?1 and endedAt is null", prefixId);
    }

    /** Some that are over by their own word; what another replica has in hand is left to it. */
    Uni<List<DelegationEntity>> expired(Instant now, int most) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(EXPIRED)
                                .setParameter(1, now)
                                .setParameter(2, most)
                                .getResultList())
                .chain(ids -> list("id in ?1 order by id", ids));
    }

    /**
     * @param ended null for those that hold and those that have ended
     */
    Uni<Page<Delegation>> ofPrefix(PageQuery page, String prefixId, Boolean ended) {
        return page(page, Filter.from(page).and("prefixId = :held", "held", prefixId), ended);
    }

    /** Those that the caller's organisation was given; for an operator, all. */
    Uni<Page<Delegation>> given(PageQuery page, Caller caller, Boolean ended) {
        var filter = Filter.from(page);
        if (!caller.is(Role.OPERATOR)) {
            filter.and("delegate = :own", "own", caller.organisation());
        }
        return page(page, filter, ended);
    }

    private Uni<Page<Delegation>> page(PageQuery page, Filter filter, Boolean ended) {
        if (ended != null) filter.and(ended ? "endedAt is not null" : "endedAt is null");
        return find(filter.query(), filter.values())
                .range(0, page.limit)
                .list()
                .map(found ->
                        Page.of(found, page.limit, row -> row.id)
                                .map(DelegationEntity::toDelegation));
    }
}
