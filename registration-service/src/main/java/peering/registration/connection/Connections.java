package peering.registration.connection;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.web.Filter;
import peering.registration.web.Id;
import peering.registration.web.IfMatch;
import peering.registration.web.Turn;

/** The connections, as they are found. Changes go through {@link ConnectionBook}. */
@ApplicationScoped
public class Connections implements PanacheRepositoryBase<ConnectionEntity, String> {
    private final IfMatch ifMatch;

    Connections(IfMatch ifMatch) {
        this.ifMatch = ifMatch;
    }

    /** A connection that the caller may see; for all others there is none. */
    public Uni<Connection> visible(String id, Caller caller) {
        return findById(Id.known(id)).map(found -> ownOf(found, caller).toConnection());
    }

    /**
     * {@link #visible}, with a shared lock: it cannot be changed before this transaction ends, and
     * others may use it at the same time.
     */
    public Uni<Connection> held(String id, Caller caller) {
        return findById(Id.known(id), LockModeType.PESSIMISTIC_READ)
                .map(found -> ownOf(found, caller).toConnection());
    }

    /** {@link #held} where a body names it; empty for what is not the organisation's. */
    public Uni<Optional<Connection>> heldOf(String organisation, String id) {
        if (!Id.isOne(id)) return Uni.createFrom().item(Optional.empty());
        return findById(id, LockModeType.PESSIMISTIC_READ)
                .map(found ->
                        Optional.ofNullable(found)
                                .filter(row -> row.organisation.equals(organisation))
                                .map(ConnectionEntity::toConnection));
    }

    /** For a change of the connection itself; refused if the caller knows another revision. */
    public Uni<ConnectionEntity> locked(String id, Caller caller) {
        return findById(Id.known(id), LockModeType.PESSIMISTIC_WRITE)
                .map(found -> ownOf(found, caller))
                .invoke(row -> ifMatch.allows(row.revision));
    }

    /** How many the organisation has; until this transaction ends no other adds to them. */
    Uni<Long> countAlone(String organisation) {
        return Turn.CONNECTIONS_OF.take(organisation).chain(() -> countOpen(organisation));
    }

    Uni<Long> countOpen(String organisation) {
        return count("organisation = ?1 and state <> 'closed'", organisation);
    }

    /** One more than the page holds, if there are more. */
    Uni<List<ConnectionEntity>> list(PageQuery page, Caller caller, ConnectionSearch wanted) {
        var filter = Filter.from(page);
        if (!caller.is(Role.OPERATOR)) {
            filter.and("organisation = :own", "own", caller.organisation());
        }
        wanted.addTo(filter);
        return find(filter.query(), filter.values()).range(0, page.limit).list();
    }

    private static ConnectionEntity ownOf(ConnectionEntity found, Caller caller) {
        if (found == null || !caller.maySee(found.organisation)) throw CommonProblem.notFound();
        return found;
    }
}
