package peering.registration.partner.session;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import peering.contract.SessionFact;
import peering.registration.partner.Step;

/** A row of {@code peering_session}. */
@Entity
@Table(name = "peering_session")
public class SessionEntity extends PanacheEntityBase {
    @Id
    @Column(name = "session_id")
    String id;

    @Column(name = "partner_id")
    String partnerId;

    @Column(name = "site_id")
    String siteId;

    String router;
    String kind;
    String exchange;

    @Column(name = "peer_address")
    String peerAddress;

    @Column(name = "local_address")
    String localAddress;

    @Column(name = "bandwidth_mbps")
    Integer bandwidthMbps;

    @Column(name = "max_prefixes")
    int maxPrefixes;

    @Column(name = "md5_sealed")
    byte[] md5Sealed;

    String state;

    @Column(name = "state_since")
    Instant stateSince;

    @Column(name = "state_reason")
    String stateReason;

    long revision;

    // The room of paths takes down what routers tell; here it is read along, whoever reads the row.
    @Formula("(select told.state from session_state told where told.session_id = session_id)")
    String operational;

    @Formula("(select told.since from session_state told where told.session_id = session_id)")
    Instant operationalSince;

    @Formula("(select told.reason from session_state told where told.session_id = session_id)")
    String operationalReason;

    SessionState state() {
        return SessionState.of(state, stateSince, stateReason);
    }

    void become(SessionState next) {
        state = next.word();
        stateSince = next.since();
        stateReason = next.reason().orElse(null);
        revision++;
    }

    /** Its latest move, as a line of the history. */
    Step step(String actor) {
        return new Step(state, stateSince, actor, stateReason, revision);
    }

    Session toSession() {
        return new Session(
                id,
                partnerId,
                siteId,
                router,
                Session.Kind.of(kind),
                exchange,
                peerAddress,
                localAddress,
                bandwidthMbps,
                maxPrefixes,
                md5Sealed != null,
                state,
                stateReason,
                Operational.of(operational, operationalSince, operationalReason),
                stateSince,
                revision);
    }

    SessionFact toFact(long partnerAsn) {
        return new SessionFact(
                id,
                partnerId,
                partnerAsn,
                siteId,
                router,
                peerAddress,
                switch (state()) {
                    case SessionState.Underway _, SessionState.Failed _ ->
                            SessionFact.State.Requested;
                    case SessionState.Active _ -> SessionFact.State.Active;
                    case SessionState.Closed _ -> SessionFact.State.Closed;
                },
                stateSince,
                revision);
    }
}
