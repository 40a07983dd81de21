package peering.registration.partner.session;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import peering.kit.outbox.Outbox;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.PartnerUse;
import peering.registration.web.Filter;
import peering.registration.web.Id;
import peering.registration.web.Problem;
import peering.registration.web.Violated;

/** The sessions; every change of one goes out as a fact of the same transaction. */
@ApplicationScoped
public class Sessions implements PanacheRepositoryBase<SessionEntity, String>, PartnerUse {
    private final Outbox outbox;

    Sessions(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Writes a new or changed session with its fact. */
    Uni<Session> write(SessionEntity session, long partnerAsn) {
        return persist(session)
                .chain(row -> outbox.add(row.id, row.toFact(partnerAsn), row.stateSince))
                .map(done -> session.toSession())
                .onFailure()
                .transform(
                        Violated.means(
                                Map.of("peering_session_peer_nkey", Sessions::addressTaken)));
    }

    Uni<SessionEntity> locked(String id) {
        return findById(Id.known(id), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(CommonProblem::notFound);
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

    /** One more than the page holds, if there are more. */
    Uni<List<SessionEntity>> list(PageQuery page, String partnerId) {
        var filter = Filter.from(page).and("partnerId = :partner", "partner", partnerId);
        return find(filter.query(), filter.values()).range(0, page.limit).list();
    }

    @Override
    public Uni<List<String>> of(String partnerId, int most) {
        return find("partnerId = ?1 and state <> 'closed' order by id", partnerId)
                .range(0, most - 1)
                .list()
                .map(open -> open.stream().map(row -> row.id + " " + row.peerAddress).toList());
    }

    private static RuntimeException addressTaken() {
        return Problem.PEER_ADDRESS_TAKEN.at(
                "peerAddress",
                "This router already has a session with this address.",
                "Send another address, or have that session closed first.");
    }
}
