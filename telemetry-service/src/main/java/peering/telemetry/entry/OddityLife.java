package peering.telemetry.entry;

import java.time.Instant;
import java.util.Optional;
import peering.contract.RouteAnomalyFact;
import peering.contract.Trouble.State;
import peering.telemetry.watched.WatchedPrefix;

/**
 * When a detour is told, and when it is over. Pure; our own clock only, for it is our own edge.
 *
 * <pre>
 *   seen for 5 min ............................ opens
 *   worse, or shown by others ................. told again, 1 min after the last time at the soonest
 *   not seen for 1 min ........................ over
 *   seen again within 10 min of its end ....... the same, open again
 *   the prefix is another's, or nobody's ...... over
 * </pre>
 */
final class OddityLife {
    static final String WELL = "the way is as it was meant";
    static final String NOT_WATCHED = "the prefix is no longer watched";

    private final EntryConfig config;

    OddityLife(EntryConfig config) {
        this.config = config;
    }

    /** What to remember, and what to tell. */
    record Step(Optional<Oddity> next, Optional<RouteAnomalyFact> told) {
        private static Step quiet(Oddity next) {
            return new Step(Optional.of(next), Optional.empty());
        }

        private static Step told(Oddity next, RouteAnomalyFact fact) {
            return new Step(Optional.of(next.told(fact)), Optional.of(fact));
        }

        private static final Step NOTHING = new Step(Optional.empty(), Optional.empty());
    }

    Step seen(Optional<Oddity> before, Detour detour, WatchedPrefix watched, Instant now) {
        var oddity =
                before.filter(one -> !isForgotten(one, now))
                        .orElseGet(() -> Oddity.suspected(watched.prefixId(), now));
        if (oddity.told().isPresent()) return again(oddity, oddity.told().get(), detour, now);
        if (now.isBefore(oddity.since().plus(config.after()))) return Step.quiet(oddity);
        return Step.told(oddity, OddityFacts.open(oddity, detour, watched, now));
    }

    private Step again(Oddity oddity, RouteAnomalyFact told, Detour detour, Instant now) {
        boolean reopened = told.state() == State.Ended;
        var next = OddityFacts.again(told, detour, now);
        // Of one that is open, it was told when it was seen last.
        boolean soon = now.isBefore(told.lastSeen().plus(config.newsAfter()));
        boolean news = reopened || !soon && OddityFacts.isNews(told, next);
        return news ? Step.told(oddity, next) : Step.quiet(oddity.well(Optional.empty()));
    }

    Step notSeen(Oddity before, Instant now) {
        if (before.told().isEmpty() || isForgotten(before, now)) return Step.NOTHING;
        var told = before.told().get();
        if (told.state() == State.Ended) return Step.quiet(before);
        var since = before.wellSince().orElse(now);
        return now.isBefore(since.plus(config.endAfter()))
                ? Step.quiet(before.well(Optional.of(since)))
                : Step.told(before, OddityFacts.ended(told, since, WELL));
    }

    /** It does not matter any more. */
    Step over(Oddity before, Instant now) {
        return new Step(
                Optional.empty(),
                before.told()
                        .filter(told -> told.state() == State.Open)
                        .map(told -> OddityFacts.ended(told, now, NOT_WATCHED)));
    }

    private boolean isForgotten(Oddity oddity, Instant now) {
        return oddity.told()
                .flatMap(RouteAnomalyFact::endedAt)
                .filter(end -> !now.isBefore(end.plus(config.reopenWithin())))
                .isPresent();
    }
}
