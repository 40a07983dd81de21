package peering.telemetry.session;

import java.time.Instant;
import java.util.Optional;
import peering.telemetry.route.Peer;

/**
 * A peer that a router shows, or showed until lately.
 *
 * <pre>
 *   (not there) ──up──► UP ──nobody says so any more──► LOST ──a day──► GONE
 *                      │  ▲ ◄───────it is said again──────┘              │
 *                      │  └──────────────────up──────────────────────────┤
 *                      └─────────────────────────down───────────────────►┘──swept──► (not there)
 * </pre>
 *
 * @param since it is so: up by the router's clock, else by ours
 * @param sessionId of our session that it is, if it is one
 */
record OwnPeer(Peer peer, Life life, Instant since, Shown shown, Optional<String> sessionId) {

    enum Life {
        UP,
        /** Its routes are kept: it may turn out that only we did not hear. */
        LOST,
        /** Its routes do not count any more; they are being swept out. */
        GONE
    }

    /**
     * Which of its routes count. Each has the generation in which it was shown last.
     *
     * @param generation grows each time that the peer is shown anew
     * @param oldest generation that counts
     * @param settlesAt when only the newest will count; empty if that is so
     * @param dirty there may be routes that do not count, to be swept out
     */
    record Shown(long generation, long oldest, Optional<Instant> settlesAt, boolean dirty) {
        static Shown first() {
            return new Shown(1, 1, Optional.empty(), false);
        }

        Shown again(Instant settlesAt) {
            return new Shown(generation + 1, oldest, Optional.of(settlesAt), dirty);
        }

        Shown settled() {
            return new Shown(generation, generation, Optional.empty(), true);
        }

        Shown over() {
            return new Shown(generation + 1, generation + 1, Optional.empty(), true);
        }

        Shown swept() {
            return new Shown(generation, oldest, settlesAt, false);
        }
    }

    String key() {
        return peer.key();
    }

    boolean isUp() {
        return life == Life.UP;
    }

    boolean isGone() {
        return life == Life.GONE;
    }

    OwnPeer lost(Instant now) {
        return new OwnPeer(peer, Life.LOST, now, shown, sessionId);
    }

    OwnPeer back(Instant at) {
        return new OwnPeer(peer, Life.UP, at, shown, sessionId);
    }

    OwnPeer gone(Instant now) {
        return new OwnPeer(peer, Life.GONE, now, shown.over(), Optional.empty());
    }

    OwnPeer with(Shown next) {
        return new OwnPeer(peer, life, since, next, sessionId);
    }

    OwnPeer bound(Optional<String> session) {
        return new OwnPeer(peer, life, since, shown, session);
    }
}
