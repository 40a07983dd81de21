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
 * after. The same offence within 10 minutes of its end is the same anomaly, open again; later it is
 * a new one. A rest that stays does not open one; a rest that went and came back counts again.
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
        var before = isForgotten(anomaly, route.seenAt()) ? anomaly.forgotten() : anomaly;
        var next = before.shown(route, grounds, config.mostObservers());
        return settle(next, watched, route.seenAt());
    }

    /**
     * @param at by the collector's clock
     * @param clock the watch's, which is never behind
     */
    Step gone(Anomaly anomaly, WatchedPrefix watched, Peer peer, Instant at, Instant clock) {
        var next = anomaly.gone(peer, at, clock);
        boolean suspected = next.state() instanceof AnomalyState.Suspected;
        if (next.silentSince().isPresent() && suspected)
            return new Step(Optional.empty(), Optional.empty());
        return settle(next, watched, at);
    }

    /** Nothing happened but that it is {@code now}. */
    Step passed(Anomaly anomaly, WatchedPrefix watched, Instant now) {
        return switch (anomaly.state()) {
            case AnomalyState.Suspected _ -> settle(anomaly, watched, now);
            case AnomalyState.Open open -> passed(anomaly, open, watched, now);
            case AnomalyState.Over _ when isForgotten(anomaly, now) -> forgotten(anomaly);
            case AnomalyState.Over _ -> Step.quiet(anomaly);
        };
    }

    private Step passed(
            Anomaly anomaly, AnomalyState.Open open, WatchedPrefix watched, Instant now) {
        if (anomaly.silentSince().isPresent()) return silent(anomaly, open, watched, now);
        boolean still = anomaly.movedAt().plus(config.restAfter()).isAfter(now);
        if (still || !onlyARest(anomaly, watched)) return settle(anomaly, watched, now);
        var over = new AnomalyState.Over(open.told(open.severity(), now, 0), now);
        return new Step(
                Optional.of(anomaly.leftOver().in(over)),
                ended(anomaly, watched, now, AnomalyFacts.ONLY_A_REST));
    }

    private static Step forgotten(Anomaly anomaly) {
        var next = anomaly.forgotten();
        return next.witnesses().isEmpty()
                ? new Step(Optional.empty(), Optional.empty())
                : Step.quiet(next);
    }

    private boolean isForgotten(Anomaly anomaly, Instant now) {
        return anomaly.state() instanceof AnomalyState.Over(var _, var at)
                && !now.isBefore(at.plus(config.reopenWithin()));
    }

    /** It does not matter any more what anybody shows. */
    Step over(Anomaly anomaly, WatchedPrefix watched, Instant at, String why) {
        return new Step(Optional.empty(), ended(anomaly, watched, at, why));
    }

    private Step silent(
            Anomaly anomaly, AnomalyState.Open open, WatchedPrefix watched, Instant now) {
        boolean wait = now.isBefore(anomaly.silentSince().get().plus(config.endAfter()));
        if (wait) return Step.quiet(anomaly);
        var at = anomaly.movedAt();
        var over = new AnomalyState.Over(open.told(open.severity(), at, 0), at);
        return new Step(
                Optional.of(anomaly.in(over)), ended(anomaly, watched, at, AnomalyFacts.GONE));
    }

    private boolean onlyARest(Anomaly anomaly, WatchedPrefix watched) {
        double mostOfRest = anomaly.ever().size() * config.restShare();
        return anomaly.showing().size() <= mostOfRest
                || anomaly.peerAses() < needed(anomaly, watched);
    }

    private Step settle(Anomaly anomaly, WatchedPrefix watched, Instant now) {
        return switch (anomaly.state()) {
            case AnomalyState.Suspected _ -> maybeOpen(anomaly, watched, now);
            case AnomalyState.Open open -> maybeTold(anomaly, open, watched, now);
            case AnomalyState.Over over -> maybeAgain(anomaly, over, watched, now);
        };
    }

    private Step maybeOpen(Anomaly anomaly, WatchedPrefix watched, Instant now) {
        if (anomaly.peerAses() < needed(anomaly, watched)) return Step.quiet(anomaly);
        var open =
                new AnomalyState.Open(
                        AnomalyFacts.id(anomaly),
                        severity(anomaly, watched),
                        anomaly.lastSeen(),
                        1,
                        now,
                        anomaly.showing().size());
        return told(anomaly, open, watched);
    }

    private Step maybeAgain(
            Anomaly anomaly, AnomalyState.Over over, WatchedPrefix watched, Instant now) {
        if (anomaly.peerAses() < needed(anomaly, watched)) return Step.quiet(anomaly);
        var severity = over.last().orWorse(severity(anomaly, watched));
        return told(anomaly, over.last().told(severity, now, anomaly.showing().size()), watched);
    }

    private Step maybeTold(
            Anomaly anomaly, AnomalyState.Open open, WatchedPrefix watched, Instant now) {
        var severity = open.orWorse(severity(anomaly, watched));
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

    private int needed(Anomaly anomaly, WatchedPrefix watched) {
        int ordinarily = watched.policy().minPeerAses().orElse(config.minPeerAses());
        return anomaly.grounds().needed(ordinarily);
    }

    private Severity severity(Anomaly anomaly, WatchedPrefix watched) {
        int critical = watched.policy().criticalPeerAses().orElse(config.criticalPeerAses());
        boolean many = anomaly.peerAses() >= critical;
        return anomaly.grounds().atMost(many ? Severity.Critical : Severity.Warning);
    }
}
