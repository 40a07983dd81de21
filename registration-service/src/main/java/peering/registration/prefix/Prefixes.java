package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.Panache;
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
import peering.registration.web.Turn;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixPolicy;

/** The customers' prefixes, as they are found. Changes go through {@link PrefixBook}. */
@ApplicationScoped
public class Prefixes implements PanacheRepositoryBase<PrefixEntity, String>, ConnectionUse {
    private static final String RIVALS =
            "select count(*) from prefix where network && cast(cast(?1 as text) as inet) and organisation <> ?2"
                    + " and standing in ('Pending', 'Verified')";

    private final PartnerConfig config;

    Prefixes(PartnerConfig config) {
        this.config = config;
    }

    /** Which prefixes may be registered. */
    PrefixPolicy policy() {
        return config.policy();
    }

    /** A prefix that the caller may see; for all others there is none. */
    Uni<PrefixEntity> visible(String id, Caller caller) {
        return findById(Id.known(id)).map(found -> ownOf(found, caller));
    }

    /** {@link #visible}, for a change. */
    Uni<PrefixEntity> locked(String id, Caller caller) {
        return findById(Id.known(id), LockModeType.PESSIMISTIC_WRITE)
                .map(found -> ownOf(found, caller));
    }

    /** For a change that no caller asks for; null if there is no such prefix. */
    public Uni<PrefixEntity> lockedForVerdict(String id) {
        return Id.isOne(id)
                ? findById(id, LockModeType.PESSIMISTIC_WRITE)
                : Uni.createFrom().nullItem();
    }

    /**
     * How many prefixes the organisation holds; until this transaction ends it is counted for no
     * other, so that the limit holds in a race.
     */
    Uni<Long> countAlone(String organisation) {
        return Turn.PREFIXES_OF
                .take(organisation)
                .chain(() -> count("organisation = ?1 and standing <> 'Released'", organisation));
    }

    /**
     * Waits its turn for the address space around a prefix. The exclusion constraint is what keeps
     * two holders apart; but two inserts that meet inside it wait for one another until PostgreSQL
     * calls it a deadlock, and in a queue they do not meet. Prefixes that overlap share a queue: it
     * is named by the shortest prefix that may be registered.
     */
    public Uni<Void> queueFor(Prefix prefix) {
        int shortest = Math.min(prefix.length(), config.policy().shortest(prefix.family()));
        return Turn.SPACE.take(Prefix.around(prefix.network(), shortest).toString());
    }

    /** True if another organisation holds space that overlaps. Ask after {@link #queueFor}. */
    public Uni<Boolean> isTaken(PrefixEntity claim) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(RIVALS, Long.class)
                                .setParameter(1, claim.prefix)
                                .setParameter(2, claim.organisation)
                                .getSingleResult())
                .map(rivals -> rivals > 0);
    }

    /**
     * A page of what the caller may see. Each condition may be null.
     *
     * @param standing null for all that are not released
     */
    Uni<Page<CustomerPrefix>> page(
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
