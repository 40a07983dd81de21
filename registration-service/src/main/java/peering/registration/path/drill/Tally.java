package peering.registration.path.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import peering.contract.PathFact.Path;
import peering.kit.page.Page;
import peering.registration.path.DrillCase;
import peering.registration.path.decision.Drill;
import peering.registration.path.decision.PathPolicy;

/** Counts what prefixes would do, and keeps those of the page that was asked for. */
final class Tally {
    private final Drill drill;
    private final PathPolicy policy;
    private final Instant now;
    private final DrillPage wanted;
    private final Map<Path, Long> before = new EnumMap<>(Path.class);
    private final Map<Path, Long> atOnce = new EnumMap<>(Path.class);
    private final Map<Path, Long> later = new EnumMap<>(Path.class);
    private final List<DrillResult.Drilled> kept = new ArrayList<>();
    private long examined;

    Tally(Drill drill, PathPolicy policy, Instant now, DrillPage wanted) {
        this.drill = drill;
        this.policy = policy;
        this.now = now;
        this.wanted = wanted;
    }

    void add(DrillCase one) {
        var outcome = drill.of(one.about(), policy, now);
        var was = one.current();
        examined++;
        before.merge(was.path(), 1L, Long::sum);
        atOnce.merge(outcome.now().path(), 1L, Long::sum);
        later.merge(outcome.later().path(), 1L, Long::sum);
        boolean moves =
                !outcome.now().siteId().equals(was.siteId())
                        || !outcome.later().siteId().equals(was.siteId());
        if (wanted.wants(one.prefixId(), moves, kept.size())) kept.add(shown(one, outcome, moves));
    }

    private static DrillResult.Drilled shown(DrillCase one, Drill.Outcome outcome, boolean moves) {
        var was = one.current();
        return new DrillResult.Drilled(
                one.prefixId(),
                one.connectionId(),
                one.prefix(),
                moves,
                new DrillResult.Way(
                        was.path(),
                        was.siteId().orElse(null),
                        was.reason().code(),
                        one.summary(),
                        was.since()),
                DrillResult.Way.of(outcome.now(), outcome.now().next().since()),
                DrillResult.Way.of(outcome.later(), outcome.laterAt()));
    }

    DrillResult result() {
        var page = Page.of(kept, Math.max(0, wanted.limit()), DrillResult.Drilled::prefixId);
        return new DrillResult(
                examined, totals(before), totals(atOnce), totals(later), page.items(), page.next());
    }

    private static DrillResult.Totals totals(Map<Path, Long> counted) {
        return new DrillResult.Totals(
                counted.getOrDefault(Path.Preferred, 0L),
                counted.getOrDefault(Path.Backup, 0L),
                counted.getOrDefault(Path.Internet, 0L));
    }
}
