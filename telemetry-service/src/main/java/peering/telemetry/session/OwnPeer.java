package peering.telemetry.session;

import java.time.Instant;
import java.util.Optional;
import peering.telemetry.route.Peer;

/**
 * A peer that a router shows, or showed until lately.
 *
 * <pre>
 *   (not there) ──up──► up ──nobody says so any more──► lost ──a day──► (not there)
 *        ▲               │  ◄──────it is said again───────┘
 *        └─────down──────┘
 * </pre>
 *
 * @param since it is up, by the router's clock; or lost, by ours
 * @param generation grows each time it comes up; a route of an older one was not shown again
 * @param settlesAt when routes of older generations are gone; empty if there are none
 * @param sessionId of our session that it is, if it is one
 */
record OwnPeer(
        Peer peer,
        boolean up,
        Instant since,
        long generation,
        Optional<Instant> settlesAt,
        Optional<String> sessionId) {

    String key() {
        return peer.key();
    }

    OwnPeer lost(Instant now) {
        return new OwnPeer(peer, false, now, generation, settlesAt, sessionId);
    }

    OwnPeer back(Instant at) {
        return new OwnPeer(peer, true, at, generation, settlesAt, sessionId);
    }

    OwnPeer settled() {
        return new OwnPeer(peer, up, since, generation, Optional.empty(), sessionId);
    }

    OwnPeer bound(Optional<String> session) {
        return new OwnPeer(peer, up, since, generation, settlesAt, session);
    }
}
