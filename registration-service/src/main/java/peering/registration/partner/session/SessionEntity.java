package peering.registration.partner.session;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import peering.contract.SessionFact;

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

    @Column(name = "peer_address")
    String peerAddress;

    @Column(name = "local_address")
    String localAddress;

    @Column(name = "max_prefixes")
    int maxPrefixes;

    String state;

    @Column(name = "state_since")
    Instant stateSince;

    long revision;

    SessionState state() {
        return SessionState.of(state, stateSince);
    }

    void become(SessionState next) {
        state = next.word();
        stateSince = next.since();
        revision++;
    }

    Session toSession() {
        return new Session(
                id,
                partnerId,
                siteId,
                router,
                peerAddress,
                localAddress,
                maxPrefixes,
                state,
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
                    case SessionState.Requested _ -> SessionFact.State.Requested;
                    case SessionState.Active _ -> SessionFact.State.Active;
                    case SessionState.Closed _ -> SessionFact.State.Closed;
                },
                stateSince,
                revision);
    }
}
