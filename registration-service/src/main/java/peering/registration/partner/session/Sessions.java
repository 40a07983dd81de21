package peering.registration.partner.session;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.outbox.Outbox;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.partner.PartnerUse;
import peering.registration.web.Filter;
import peering.registration.web.Problem;
import peering.registration.web.Violated;
import peering.registration.web.Wall;
import peering.routing.net.IpAddress;

/** The sessions; every change of one goes out as a fact of the same transaction. */
@ApplicationScoped
public class Sessions implements PanacheRepositoryBase<SessionEntity, String>, PartnerUse {
    private static final String OWN =
            "partnerId in (select p.id from PartnerEntity p where p.organisation = :own)";

    private static final String TAKEN =
            "siteId = ?1 and router = ?2 and peerAddress = ?3 and state <> 'closed'";

    private final Outbox outbox;
    private final Wall wall;
    private final Instance<SessionWatch> watches;

    Sessions(Outbox outbox, Wall wall, Instance<SessionWatch> watches) {
        this.outbox = outbox;
        this.wall = wall;
        this.watches = watches;
    }

    /** Writes a new or changed session with its fact, and tells those who watch. */
    Uni<Session> write(SessionEntity session, long partnerAsn) {
        return persist(session)
                .chain(row -> outbox.add(row.id, row.toFact(partnerAsn), row.stateSince))
                .call(() -> tell(session.id))
                .map(done -> session.toSession())
                .onFailure()
                .transform(
                        Violated.means(
                                Map.of("peering_session_peer_nkey", Sessions::addressTaken)));
    }

    private Uni<Void> tell(String sessionId) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (var watch : watches) told = told.chain(() -> watch.changed(sessionId));
        return told;
    }

    /** Whose session it is; empty if there is none. */
    Uni<Optional<String>> partnerOf(String id) {
        return find("select partnerId from SessionEntity where id = ?1", id)
                .project(String.class)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /**
     * True if the router has a session with this address. Ask in the router's turn: two inserts
     * that meet in the unique index end the transaction of one.
     */
    Uni<Boolean> isTaken(String siteId, String router, IpAddress peer) {
        return wall.lifted(() -> count(TAKEN, siteId, router, peer.toString()))
                .map(sessions -> sessions > 0);
    }

    Uni<Long> countOpen(String partnerId) {
        return count("partnerId = ?1 and state <> 'closed'", partnerId);
    }

    /** What the partner has at each site, by its active sessions; ordered by site. */
    public Uni<List<LocalRedundancy>> redundancy(String partnerId) {
        return list("partnerId = ?1 and state = 'active' order by siteId, id", partnerId)
                .map(active ->
                        LocalRedundancy.of(active.stream().map(SessionEntity::toSession).toList()));
    }

    /** A page of a partner's. */
    Uni<Page<Session>> pageOf(String partnerId, PageQuery page, SessionFilter wanted) {
        return page(
                page, wanted, Filter.from(page).and("partnerId = :partner", "partner", partnerId));
    }

    /** A page of all for an operator, else of the caller's own. */
    Uni<Page<Session>> page(PageQuery page, SessionFilter wanted, Caller caller) {
        var filter = Filter.from(page);
        if (!caller.is(Role.OPERATOR)) filter.and(OWN, "own", caller.organisation());
        return page(page, wanted, filter);
    }

    private Uni<Page<Session>> page(PageQuery page, SessionFilter wanted, Filter filter) {
        wanted.addedTo(filter);
        return find(filter.query(), filter.values())
                .range(0, page.limit)
                .list()
                .map(found ->
                        Page.of(found, page.limit, row -> row.id).map(SessionEntity::toSession));
    }

    @Override
    public Uni<List<String>> of(String partnerId, int most) {
        return find("partnerId = ?1 and state <> 'closed' order by id", partnerId)
                .range(0, most - 1)
                .list()
                .map(open -> open.stream().map(row -> row.id + " " + row.peerAddress).toList());
    }

    static RuntimeException addressTaken() {
        return Problem.PEER_ADDRESS_TAKEN.at(
                "peerAddress",
                "This router already has a session with this address.",
                "Send another address, or have that session closed first.");
    }
}
