package peering.registration.partner.session;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import peering.registration.partner.Steps;
import peering.registration.web.Problem;

/**
 * Every move of a session: the row, a line in its history and its fact, in the transaction in
 * progress. Who moves a session holds its lock.
 */
@ApplicationScoped
class SessionLife {
    private final Sessions sessions;
    private final Steps steps;
    private final Clock clock;

    SessionLife(Sessions sessions, Steps steps, Clock clock) {
        this.sessions = sessions;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * @param partnerAsn for the fact
     */
    Uni<Session> request(SessionEntity row, long partnerAsn, String actor) {
        return move(row, new SessionState.Requested(clock.instant()), partnerAsn, actor);
    }

    Uni<Session> provision(SessionEntity row, long partnerAsn, String actor) {
        if (row.state() instanceof SessionState.Unprovisioned unprovisioned) {
            return move(row, unprovisioned.provision(clock.instant()), partnerAsn, actor);
        }
        throw refused(row, "only a requested or failed one is provisioned");
    }

    Uni<Session> validate(SessionEntity row, long partnerAsn, String actor) {
        if (row.state() instanceof SessionState.Provisioning provisioning) {
            return move(row, provisioning.validate(clock.instant()), partnerAsn, actor);
        }
        throw refused(row, "only one that is being provisioned is validated");
    }

    Uni<Session> activate(SessionEntity row, long partnerAsn, String actor) {
        if (row.state() instanceof SessionState.Underway underway) {
            return move(row, underway.activate(clock.instant()), partnerAsn, actor);
        }
        throw refused(row, "only a requested, provisioning or validating one is activated");
    }

    Uni<Session> fail(SessionEntity row, String why, long partnerAsn, String actor) {
        if (row.state() instanceof SessionState.Underway underway) {
            return move(row, underway.fail(clock.instant(), why), partnerAsn, actor);
        }
        throw refused(row, "only a requested, provisioning or validating one fails");
    }

    Uni<Session> close(SessionEntity row, Optional<String> why, long partnerAsn, String actor) {
        if (row.state() instanceof SessionState.Open open) {
            return move(row, open.close(clock.instant(), why), partnerAsn, actor);
        }
        throw refused(row, "it is closed already");
    }

    private Uni<Session> move(SessionEntity row, SessionState next, long partnerAsn, String actor) {
        row.become(next);
        return sessions.write(row, partnerAsn)
                .call(() -> steps.add(row.id, row.partnerId, row.step(actor)));
    }

    private static RuntimeException refused(SessionEntity row, String why) {
        return Problem.SESSION_STATE.because("The session is " + row.state + "; " + why + ".");
    }
}
