package peering.telemetry.detect;

import java.time.Instant;
import java.util.Optional;
import peering.contract.RouteAnomalyFact;
import peering.contract.Trouble.Severity;
import peering.telemetry.watched.WatchedPrefix;

/**
 * When too few see a prefix, and when enough do again. By state: who has a route now, of those who
 * had one within a day. Pure.
 *
 * <pre>
 *   fewer than 5 peer ASes ever had it ........ nothing can be said
 *   less than half of them have it, for 5 s ... opens; critical if nobody has it
 *   more than 80 % of them have it ............ over
 *   between ................................... stays as it is
 *   below again within 10 minutes ............. the same, open again
 *   who lost it a day ago ..................... no longer counts: that is how it is now
 * </pre>
 */
final class VisibilityLife {
    static final String BACK = "enough networks have a route again";

    private final DetectConfig config;

    VisibilityLife(DetectConfig config) {
        this.config = config;
    }

    /** As {@link AnomalyLife.Step}. */
    record Step(Optional<Loss> next, Optional<RouteAnomalyFact> told) {
        private static Step quiet(Optional<Loss> next) {
            return new Step(next, Optional.empty());
        }
    }

    Step look(Optional<Loss> before, Seen seen, WatchedPrefix watched, Instant now) {
        if (before.isEmpty()) {
            var since = seen.lastLost(now);
            var suspected = new Loss(new AnomalyState.Suspected(), since);
            return isBelow(seen)
                    ? look(Optional.of(suspected), seen, watched, now)
                    : Step.quiet(before);
        }
        var loss = before.get();
        return switch (loss.state()) {
            case AnomalyState.Suspected _ -> suspected(loss, seen, watched, now);
            case AnomalyState.Open open -> open(loss, open, seen, watched, now);
            case AnomalyState.Over over -> again(loss, over, seen, watched, now);
        };
    }

    /** It does not matter any more who sees it. */
    Step over(Loss loss, Seen seen, WatchedPrefix watched, Instant at, String why) {
        return new Step(
                Optional.empty(),
                loss.state() instanceof AnomalyState.Open open
                        ? Optional.of(VisibilityFacts.ended(loss, open, seen, watched, at, why))
                        : Optional.empty());
    }

    private Step suspected(Loss loss, Seen seen, WatchedPrefix watched, Instant now) {
        if (!isBelow(seen)) return Step.quiet(Optional.empty());
        if (now.isBefore(loss.since().plus(config.endAfter())))
            return Step.quiet(Optional.of(loss));
        var open =
                new AnomalyState.Open(
                        VisibilityFacts.id(loss, watched),
                        severity(seen, watched),
                        now,
                        1,
                        now,
                        seen.lost().size());
        return told(loss, open, seen, watched);
    }

    private Step open(
            Loss loss, AnomalyState.Open open, Seen seen, WatchedPrefix watched, Instant now) {
        if (isBack(seen)) {
            var over = new AnomalyState.Over(open.told(open.severity(), now, 0), now);
            return new Step(
                    Optional.of(new Loss(over, loss.since())),
                    over(loss, seen, watched, now, BACK).told());
        }
        var severity = open.orWorse(severity(seen, watched));
        boolean due = !now.isBefore(open.toldAt().plus(config.updateEvery()));
        boolean news = severity != open.severity() || due && seen.lost().size() != open.toldNow();
        if (!news) return Step.quiet(Optional.of(loss));
        return told(loss, open.told(severity, now, seen.lost().size()), seen, watched);
    }

    private Step again(
            Loss loss, AnomalyState.Over over, Seen seen, WatchedPrefix watched, Instant now) {
        boolean forgotten = !now.isBefore(over.at().plus(config.reopenWithin()));
        if (forgotten) return look(Optional.empty(), seen, watched, now);
        boolean soon = now.isBefore(seen.lastLost(now).plus(config.endAfter()));
        if (!isBelow(seen) || soon) return Step.quiet(Optional.of(loss));
        var last = over.last();
        var severity = last.orWorse(severity(seen, watched));
        return told(loss, last.told(severity, now, seen.lost().size()), seen, watched);
    }

    private static Step told(Loss loss, AnomalyState.Open open, Seen seen, WatchedPrefix watched) {
        var next = new Loss(open, loss.since());
        return new Step(
                Optional.of(next), Optional.of(VisibilityFacts.open(next, open, seen, watched)));
    }

    private boolean isBelow(Seen seen) {
        return seen.ever() >= config.visibilityPeerAses()
                && seen.share() < config.visibilityShare();
    }

    private boolean isBack(Seen seen) {
        return seen.ever() < config.visibilityPeerAses() || seen.share() > config.visibilityBack();
    }

    private static Severity severity(Seen seen, WatchedPrefix watched) {
        var severity = seen.has() == 0 ? Severity.Critical : Severity.Warning;
        return watched.policy().atMost(severity);
    }
}
