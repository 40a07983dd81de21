package peering.registration.path;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import peering.kit.outbox.Outbox;
import peering.registration.path.decision.PathDecision;
import peering.registration.path.decision.PathPolicy;
import peering.registration.prefix.event.EventBook;
import peering.registration.prefix.event.Happening;

/**
 * Every change of a path: the row, a line of its history, an event of the prefix and its fact, in
 * the transaction in progress; for a batch in one round trip each.
 */
@ApplicationScoped
class PathBook {
    private final Outbox outbox;
    private final EventBook events;
    private final PathMetrics metrics;

    PathBook(Outbox outbox, EventBook events, PathMetrics metrics) {
        this.outbox = outbox;
        this.events = events;
        this.metrics = metrics;
    }

    /** Decides about the rows, which are locked, and writes what follows. */
    Uni<Void> decide(List<PathRow> due, Known known, PathPolicy policy, Instant now) {
        var after = new ArrayList<PathRow>();
        var moved = new ArrayList<PathChange>();
        var happenings = new ArrayList<Happening>();
        var facts = new ArrayList<Outbox.Entry>();
        for (var row : due) {
            var decision = PathDecision.of(known.about(row), policy, now);
            var next = row.after(decision, now);
            after.add(next);
            if (next.revision() == row.revision()) continue;
            facts.add(new Outbox.Entry(row.prefixId(), next.toFact(), now));
            if (!row.isLeftBy(decision)) continue;
            var change = PathChange.to(next);
            moved.add(change);
            happenings.addAll(PathHappenings.of(change, known.backupOf(row)));
        }
        return PathRows.write(after)
                .chain(() -> PathRows.note(moved))
                .chain(() -> events.noteAll(happenings))
                .chain(() -> outbox.addAll(facts))
                .invoke(() -> metrics.moved(moved));
    }
}
