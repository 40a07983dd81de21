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
 *                      └─────────────────────────down───────────────────►┘──forgotten──► (not there)
 * </pre>
 *
 * <p>Two connections may show the same peer: a router has connected again and its last connection
 * is not known to be dead yet, or it tells two of our replicas. The one that said last that the
 * peer comes up is listened to, and no other, until the peer is lost.
 *
 * @param since it is so: up by the router's clock, else by ours
 * @param sessionId of our session that it is, if it is one
 * @param connection that is listened to; empty in states that were kept before there was any
 */
record OwnPeer(
        Peer peer,
        Life life,
        Instant since,
        Shown shown,
        Optional<String> sessionId,
        Optional<String> connection) {

    enum Life {
        UP,
        /** Its routes are kept: it may turn out that only we did not hear. */
        LOST,
        /**
         * Its routes do not count any more; they are being swept out. It is remembered for a while,
         * so that a connection that is listened to no more does not bring it back.
         */
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

    /** True if what that connection says of it is believed. */
    boolean listensTo(String other) {
        return life == Life.LOST || connection.isEmpty() || connection.get().equals(other);
    }

    OwnPeer lost(Instant now) {
        return new OwnPeer(peer, Life.LOST, now, shown, sessionId, connection);
    }

    /** By the word of a connection that is listened to from now on. */
    OwnPeer back(Instant at, String by) {
        return new OwnPeer(peer, Life.UP, at, shown, sessionId, Optional.of(by));
    }

    OwnPeer gone(Instant now) {
        return new OwnPeer(peer, Life.GONE, now, shown.over(), Optional.empty(), connection);
    }

    OwnPeer with(Shown next) {
        return new OwnPeer(peer, life, since, next, sessionId, connection);
    }

    OwnPeer bound(Optional<String> session) {
        return new OwnPeer(peer, life, since, shown, session, connection);
    }
}
