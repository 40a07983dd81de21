package peering.telemetry.degradation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import peering.contract.LatencyDegradationFact;
import peering.contract.Trouble.Severity;
import peering.telemetry.latency.Sample;
import peering.telemetry.watched.WatchedPrefix;

/**
 * When latency is worse, and when it is well again. Pure; time is what the samples say.
 *
 * <pre>
 *   well ──the latest 8 pass {@link RankGate} against up to 30 before──► worse
 *   worse ──their median is within half the threshold of the baseline──► well
 *   worse ──it has lasted 24 h: this is how it is now──► well, with a new baseline
 *   worse ──the prefix is no longer watched──► well
 * </pre>
 *
 * While it is worse the baseline is held, so that a trouble cannot become its own yardstick. Lost
 * samples are not round trips and do not count here.
 */
final class DegradationLife {
    private final DegradationConfig config;

    DegradationLife(DegradationConfig config) {
        this.config = config;
    }

    record Step(LatencyHistory next, Optional<LatencyDegradationFact> told) {
        private static Step quiet(LatencyHistory next) {
            return new Step(next, Optional.empty());
        }
    }

    Step measured(LatencyHistory history, WatchedPrefix watched, Sample sample) {
        var next = history.with(sample, config.latest() + config.baseline());
        if (next.equals(history)) return Step.quiet(history);
        return next.trouble()
                .map(trouble -> worse(next, trouble, watched))
                .orElseGet(() -> well(next, watched));
    }

    /** The prefix is no longer watched. */
    Step over(LatencyHistory history, WatchedPrefix watched) {
        var told = history.trouble().map(trouble -> told(history, watched).notWatched(trouble));
        return new Step(LatencyHistory.of(history.series()), told);
    }

    private Step well(LatencyHistory history, WatchedPrefix watched) {
        var before = history.before(config.latest());
        if (before.size() < config.leastBaseline()) return Step.quiet(history);
        var latest = rtts(history.newest(config.latest()));
        double baseline = RankGate.median(rtts(before));
        double threshold = Math.max(config.leastRiseMillis(), baseline * config.leastRiseShare());
        double rise = RankGate.median(latest) - baseline;
        boolean certain = RankGate.z(latest, rtts(before)) > config.certainty();
        if (rise < threshold || !certain) return Step.quiet(history);
        return began(history, watched, baseline, threshold);
    }

    private Step began(
            LatencyHistory history, WatchedPrefix watched, double baseline, double threshold) {
        var latest = history.newest(config.latest());
        Instant started =
                latest.stream()
                        .filter(point -> point.rttMillis() - baseline >= threshold / 2)
                        .findFirst()
                        .orElse(latest.getFirst())
                        .at();
        var trouble =
                new Degradation(
                        DegradationFacts.id(history.series(), started),
                        severity(history, baseline),
                        history.before(config.latest()),
                        baseline,
                        threshold,
                        started,
                        history.recent().getLast().at(),
                        1);
        var next = history.in(Optional.of(trouble));
        return new Step(next, Optional.of(told(next, watched).open(trouble)));
    }

    private Step worse(LatencyHistory history, Degradation trouble, WatchedPrefix watched) {
        double rise = current(history) - trouble.baselineMillis();
        if (rise < trouble.thresholdMillis() / 2) {
            return new Step(
                    recovered(history, trouble),
                    Optional.of(told(history, watched).recovered(trouble)));
        }
        Instant now = history.recent().getLast().at();
        if (!now.isBefore(trouble.startedAt().plus(config.newNormalAfter()))) {
            return new Step(
                    history.startingAnew(config.latest()),
                    Optional.of(told(history, watched).newNormal(trouble)));
        }
        var severity = severity(history, trouble.baselineMillis());
        if (severity.compareTo(trouble.severity()) <= 0) return Step.quiet(history);
        var worse = trouble.told(severity);
        return new Step(
                history.in(Optional.of(worse)), Optional.of(told(history, watched).open(worse)));
    }

    /** What is measured from now on is judged against the time before the trouble. */
    private LatencyHistory recovered(LatencyHistory history, Degradation trouble) {
        var kept = new ArrayList<>(trouble.baseline());
        for (var point : history.newest(config.latest())) {
            if (!kept.contains(point)) kept.add(point);
        }
        return new LatencyHistory(history.series(), kept, Optional.empty());
    }

    private Severity severity(LatencyHistory history, double baseline) {
        double rise = current(history) - baseline;
        return rise >= config.criticalRiseMillis() && rise >= baseline
                ? Severity.Critical
                : Severity.Warning;
    }

    private double current(LatencyHistory history) {
        return RankGate.median(rtts(history.newest(config.latest())));
    }

    private DegradationFacts told(LatencyHistory history, WatchedPrefix watched) {
        return new DegradationFacts(
                history, watched, history.recent().isEmpty() ? 0 : current(history));
    }

    private static List<Double> rtts(List<LatencyHistory.Point> points) {
        return points.stream().map(LatencyHistory.Point::rttMillis).toList();
    }
}
