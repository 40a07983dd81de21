package peering.registration.partner.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import peering.kit.identity.Caller;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.Partners;
import peering.registration.web.Id;

/** The sessions that a caller may read or move: its own, or any for an operator. */
@ApplicationScoped
class OwnSessions {
    private final Sessions sessions;
    private final Partners partners;

    OwnSessions(Sessions sessions, Partners partners) {
        this.sessions = sessions;
        this.partners = partners;
    }

    /** A session under its lock, and its partner, which stays as it is meanwhile. */
    record Held(SessionEntity session, PartnerEntity partner) {}

    /** For all others there is none. */
    Uni<SessionEntity> visible(String id, Caller caller) {
        return sessions.findById(Id.known(id))
                .onItem()
                .ifNull()
                .failWith(CommonProblem::notFound)
                .call(session -> partners.own(session.partnerId, caller));
    }

    /**
     * {@link #visible}, for a change. The partner is locked before the session, as by whoever adds
     * one, and nothing is read before its lock.
     */
    Uni<Held> locked(String id, Caller caller) {
        return sessions.partnerOf(Id.known(id))
                .map(partnerId -> partnerId.orElseThrow(CommonProblem::notFound))
                .chain(partnerId -> partners.ownHeld(partnerId, caller))
                .chain(partner ->
                        sessions.findById(id, LockModeType.PESSIMISTIC_WRITE)
                                .map(session -> new Held(session, partner)));
    }
}
