package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import peering.contract.PrefixFact.Standing;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.connection.ConnectionUse;
import peering.registration.partner.PartnerConfig;
import peering.registration.web.Filter;
import peering.registration.web.Id;
import peering.registration.web.Wall;
import peering.routing.net.PrefixPolicy;

/** The customers' prefixes, as they are found. Changes go through {@link PrefixBook}. */
@ApplicationScoped
public class Prefixes implements PanacheRepositoryBase<PrefixEntity, String>, ConnectionUse {
    private static final String WITH_HISTORY =
            "select p, s from PrefixEntity p left join StandingEntity s on s.prefixId = p.id"
                    + " where p.id = ?1 order by s.revision desc";

    private final Wall wall;
    private final PartnerConfig config;

    Prefixes(Wall wall, PartnerConfig config) {
        this.wall = wall;
        this.config = config;
    }

    /** Which prefixes may be registered. */
    public PrefixPolicy policy() {
        return config.policy();
    }

    /** A prefix that the caller may see; for all others there is none. */
    public Uni<PrefixEntity> visible(String id, Caller caller) {
        return findById(Id.known(id)).map(found -> ownOf(found, caller));
    }

    /**
     * {@link #visible}, with the latest lines of its history. It is what is asked most of all, and
     * asks the database once.
     */
    Uni<CustomerPrefix> withHistory(String id, Caller caller) {
        String known = Id.known(id);
        return getSession()
                .chain(session ->
                        session.createSelectionQuery(WITH_HISTORY, Object[].class)
                                .setParameter(1, known)
                                .setMaxResults(CustomerPrefix.HISTORY_SHOWN)
                                .getResultList())
                .map(rows -> withHistory(rows, caller));
    }

    private static CustomerPrefix withHistory(List<Object[]> rows, Caller caller) {
        var found = rows.isEmpty() ? null : (PrefixEntity) rows.getFirst()[0];
        var steps =
                rows.reversed().stream()
                        .map(row -> (StandingEntity) row[1])
                        .filter(Objects::nonNull)
                        .map(StandingEntity::toStep)
                        .toList();
        return ownOf(found, caller).toPrefix(steps);
    }

    /** {@link #visible}, for a change. */
    public Uni<PrefixEntity> locked(String id, Caller caller) {
        return findById(Id.known(id), LockModeType.PESSIMISTIC_WRITE)
                .map(found -> ownOf(found, caller));
    }

    /** All of a connection that are not released, oldest first. */
    Uni<List<PrefixEntity>> of(String connectionId) {
        return list("connectionId = ?1 and standing <> 'Released' order by id", connectionId);
    }

    /** All of a connection that are not released, for a change of them; oldest first. */
    Uni<List<PrefixEntity>> lockedOf(String connectionId) {
        return find("connectionId = ?1 and standing <> 'Released' order by id", connectionId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** For a change that no caller asks for; null if there is no such prefix. */
    public Uni<PrefixEntity> lockedForVerdict(String id) {
        return Id.isOne(id)
                ? findById(id, LockModeType.PESSIMISTIC_WRITE)
                : Uni.createFrom().nullItem();
    }

    /**
     * A page of what the caller may see.
     *
     * @param connectionId null for all connections
     */
    public Uni<Page<CustomerPrefix>> page(
            PageQuery page, Caller caller, String connectionId, PrefixFilter wanted) {
        var filter = Filter.from(page);
        if (!caller.is(Role.OPERATOR)) {
            filter.and("organisation = :own", "own", caller.organisation());
        }
        filter.andIf("connectionId = :connection", "connection", connectionId);
        wanted.narrow(filter);
        return find(filter.query(), filter.values())
                .range(0, page.limit)
                .list()
                .map(found ->
                        Page.of(found, page.limit, row -> row.id).map(PrefixEntity::toPrefix));
    }

    /**
     * A page of what a partner's keys have opened, past the wall. That the caller is the partner is
     * asked before.
     *
     * @param standing null for all that are not released
     */
    Uni<Page<PartnerPrefix>> ofPartner(PageQuery page, String partnerId, Standing standing) {
        var filter = Filter.from(page).and("partnerId = :partner", "partner", partnerId);
        if (standing == null) filter.and("standing <> 'Released'");
        filter.andIf("standing = :standing", "standing", standing);
        return wall.lifted(() -> find(filter.query(), filter.values()).range(0, page.limit).list())
                .map(found ->
                        Page.of(found, page.limit, row -> row.id)
                                .map(PrefixEntity::toPartnerPrefix));
    }

    @Override
    public Uni<List<String>> of(String connectionId, int most) {
        return find("connectionId = ?1 and standing <> 'Released' order by id", connectionId)
                .range(0, most - 1)
                .list()
                .map(held -> held.stream().map(row -> row.id + " " + row.prefix).toList());
    }

    private static PrefixEntity ownOf(PrefixEntity found, Caller caller) {
        if (found == null || !caller.maySee(found.organisation)) throw CommonProblem.notFound();
        return found;
    }
}
