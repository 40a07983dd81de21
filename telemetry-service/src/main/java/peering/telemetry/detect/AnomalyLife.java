package peering.telemetry.detect;

import java.time.Instant;
import java.util.Optional;
import peering.contract.RouteAnomalyFact;
import peering.contract.Trouble.Severity;
import peering.telemetry.route.Peer;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.watched.WatchedPrefix;

/**
 * When an offence becomes a trouble, what is told of it, and when it is over. Pure: time is what
 * the routes say.
 *
 * <pre>
 *   opens     enough different peer ASes show it at the same time (2; critical from 3, if what it
 *             rests on carries so far), or one where it is proven
 *   told      when it opens, when it becomes critical, when it is over; counts alone now and then
 *   is over   nobody has shown it for 5 s: withdrawn, replaced, or the peer's session is down
 *             or a rest is left that does not move for 15 minutes, a rest being
 *               at most 10 % of the peers that ever showed it, or
 *               fewer peer ASes than it would take to open it
 *             or the prefix is no longer watched
 *             or the origin is expected now
 * </pre>
 *
 * The 5 s are for path hunting: a peer that loses its best path often shows the next best one right
 * after. The same offence after its end is a new anomaly. A rest that stays does not open one; a
 * rest that went and came back counts again.
 */
final class AnomalyLife {
    private final DetectConfig config;

    AnomalyLife(DetectConfig config) {
        this.config = config;
    }

    /**
     * @param next empty when there is nothing to remember any more
     * @param told what the world has to hear of it
     */
    record Step(Optional<Anomaly> next, Optional<RouteAnomalyFact> told) {
        private static Step quiet(Anomaly next) {
            return new Step(Optional.of(next), Optional.empty());
        }
    }

    Step shown(Anomaly anomaly, Grounds grounds, WatchedPrefix watched, PeerRoute route) {
        var next = anomaly.shown(route, grounds, config.mostObservers());
        return settle(next, watched, route.seenAt());
    }

    /**
     * @param at by the collector's clock
     * @param clock the watch's, which is never behind
     */
    Step gone(Anomaly anomaly, WatchedPrefix watched, Peer peer, Instant at, Instant clock) {
        var next = anomaly.gone(peer, at, clock);
        boolean open = next.state() instanceof AnomalyState.Open;
        if (next.silentSince().isPresent() && !open)
            return new Step(Optional.empty(), Optional.empty());
        return settle(next, watched, at);
    }

    /** Nothing happened but that it is {@code now}. */
    Step passed(Anomaly anomaly, WatchedPrefix watched, Instant now) {
        if (anomaly.silentSince().isPresent()) return silent(anomaly, watched, now);
        boolean open = anomaly.state() instanceof AnomalyState.Open;
        boolean still = anomaly.movedAt().plus(config.restAfter()).isAfter(now);
        if (!open || still || !onlyARest(anomaly)) return settle(anomaly, watched, now);
        return new Step(
                Optional.of(anomaly.leftOver()),
                ended(anomaly, watched, now, AnomalyFacts.ONLY_A_REST));
    }

    /** It does not matter any more what anybody shows. */
    Step over(Anomaly anomaly, WatchedPrefix watched, Instant at, String why) {
        return new Step(Optional.empty(), ended(anomaly, watched, at, why));
    }

    private Step silent(Anomaly anomaly, WatchedPrefix watched, Instant now) {
        boolean wait = now.isBefore(anomaly.silentSince().get().plus(config.endAfter()));
        if (wait) return Step.quiet(anomaly);
        return over(anomaly, watched, anomaly.movedAt(), AnomalyFacts.GONE);
    }

    private boolean onlyARest(Anomaly anomaly) {
        double mostOfRest = anomaly.ever().size() * config.restShare();
        return anomaly.showing().size() <= mostOfRest || anomaly.peerAses() < needed(anomaly);
    }

    private Step settle(Anomaly anomaly, WatchedPrefix watched, Instant now) {
        return switch (anomaly.state()) {
            case AnomalyState.Suspected _ -> maybeOpen(anomaly, watched, now);
            case AnomalyState.Open open -> maybeTold(anomaly, open, watched, now);
        };
    }

    private Step maybeOpen(Anomaly anomaly, WatchedPrefix watched, Instant now) {
        if (anomaly.peerAses() < needed(anomaly)) return Step.quiet(anomaly);
        var open =
                new AnomalyState.Open(
                        AnomalyFacts.id(anomaly),
                        severity(anomaly),
                        anomaly.lastSeen(),
                        1,
                        now,
                        anomaly.showing().size());
        return told(anomaly, open, watched);
    }

    private Step maybeTold(
            Anomaly anomaly, AnomalyState.Open open, WatchedPrefix watched, Instant now) {
        var severity = worse(open.severity(), severity(anomaly));
        int showing = anomaly.showing().size();
        boolean due = !now.isBefore(open.toldAt().plus(config.updateEvery()));
        boolean news = severity != open.severity() || due && showing != open.toldNow();
        if (!news) return Step.quiet(anomaly);
        return told(anomaly, open.told(severity, now, showing), watched);
    }

    private static Step told(Anomaly anomaly, AnomalyState.Open open, WatchedPrefix watched) {
        var next = anomaly.in(open);
        return new Step(Optional.of(next), Optional.of(AnomalyFacts.open(next, open, watched)));
    }

    private static Optional<RouteAnomalyFact> ended(
            Anomaly anomaly, WatchedPrefix watched, Instant at, String why) {
        return anomaly.state() instanceof AnomalyState.Open open
                ? Optional.of(AnomalyFacts.ended(anomaly, open, watched, at, why))
                : Optional.empty();
    }

    private int needed(Anomaly anomaly) {
        return anomaly.grounds().needed(config.minPeerAses());
    }

    private Severity severity(Anomaly anomaly) {
        boolean many = anomaly.peerAses() >= config.criticalPeerAses();
        return anomaly.grounds().atMost(many ? Severity.Critical : Severity.Warning);
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
