package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
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
import peering.routing.net.Prefix;
import peering.routing.net.PrefixPolicy;

/** The customers' prefixes, as they are found. Changes go through {@link PrefixBook}. */
@ApplicationScoped
public class Prefixes implements PanacheRepositoryBase<PrefixEntity, String>, ConnectionUse {
    private final PartnerConfig config;

    Prefixes(PartnerConfig config) {
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

    /** {@link #visible}, for a change. */
    Uni<PrefixEntity> locked(String id, Caller caller) {
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
     * A page of what the caller may see. Each condition may be null.
     *
     * @param standing null for all that are not released
     */
    public Uni<Page<CustomerPrefix>> page(
            PageQuery page, Caller caller, String connectionId, Standing standing, Prefix prefix) {
        var filter = Filter.from(page);
        if (!caller.is(Role.OPERATOR)) {
            filter.and("organisation = :own", "own", caller.organisation());
        }
        if (standing == null) filter.and("standing <> 'Released'");
        filter.andIf("standing = :standing", "standing", standing)
                .andIf("connectionId = :connection", "connection", connectionId)
                .andIf("prefix = :prefix", "prefix", prefix == null ? null : prefix.toString());
        return find(filter.query(), filter.values())
                .range(0, page.limit)
                .list()
                .map(found ->
                        Page.of(found, page.limit, row -> row.id).map(PrefixEntity::toPrefix));
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
