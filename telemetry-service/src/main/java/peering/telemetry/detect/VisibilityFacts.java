package peering.telemetry.detect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Confidence;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.RouteAnomalyFact.Observer;
import peering.contract.Trouble.State;
import peering.telemetry.watched.WatchedPrefix;

/** What is told of a lost visibility: its observers are the peers that lost the route. */
final class VisibilityFacts {
    /** From so many peer ASes on, chance is no explanation. */
    private static final int MANY = 10;

    private VisibilityFacts() {}

    static String id(Loss loss, WatchedPrefix watched) {
        return AnomalyFacts.id(watched.prefixId(), Kind.VisibilityLoss.name(), loss.since());
    }

    static RouteAnomalyFact open(
            Loss loss, AnomalyState.Open open, Seen seen, WatchedPrefix watched) {
        return fact(loss, open, seen, watched, Optional.empty(), sentence(seen, watched));
    }

    static RouteAnomalyFact ended(
            Loss loss,
            AnomalyState.Open open,
            Seen seen,
            WatchedPrefix watched,
            Instant at,
            String why) {
        var end = at.isBefore(loss.since()) ? loss.since() : at;
        var last = open.told(open.severity(), at, seen.lost().size());
        String over = "; over after " + AnomalyFacts.lasted(loss.since(), end) + ": " + why;
        return fact(loss, last, seen, watched, Optional.of(end), sentence(seen, watched) + over);
    }

    private static RouteAnomalyFact fact(
            Loss loss,
            AnomalyState.Open told,
            Seen seen,
            WatchedPrefix watched,
            Optional<Instant> endedAt,
            String summary) {
        int lost = seen.lost().size();
        return new RouteAnomalyFact(
                told.id(),
                Kind.VisibilityLoss,
                told.severity(),
                endedAt.isPresent() ? State.Ended : State.Open,
                watched.prefixId(),
                watched.organisation(),
                watched.connectionId(),
                watched.prefix().toString(),
                watched.prefix().toString(),
                Optional.empty(),
                watched.expected(),
                observers(seen),
                lost,
                endedAt.isPresent() ? 0 : lost,
                loss.since(),
                told.detectedAt(),
                seen.lastLost(loss.since()),
                endedAt,
                summary,
                told.revision(),
                Optional.empty(),
                Optional.of(seen.ever() >= MANY ? Confidence.High : Confidence.Medium),
                Optional.of(List.of(Grounds.piece("visibility", counts(seen)))));
    }

    private static List<Observer> observers(Seen seen) {
        return seen.lost().stream()
                .limit(RouteAnomalyFact.MAX_OBSERVERS)
                .map(lost ->
                        new Observer(
                                lost.peer().collector(),
                                lost.peer().address(),
                                lost.peer().asn(),
                                "",
                                lost.at()))
                .toList();
    }

    private static String sentence(Seen seen, WatchedPrefix watched) {
        return watched.prefix() + " is seen by too few: " + counts(seen);
    }

    private static String counts(Seen seen) {
        return "%d of the %d networks that had a route within a day have one"
                .formatted(seen.has(), seen.ever());
    }
}
