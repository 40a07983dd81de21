package peering.registration.path;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import peering.kit.outbox.Outbox;
import peering.registration.path.decision.PathDecision;
import peering.registration.path.decision.PathPolicy;
import peering.registration.prefix.event.EventBook;
import peering.registration.prefix.event.EventKind;
import peering.registration.prefix.event.EventSeverity;
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
        var facts = new ArrayList<Outbox.Entry>();
        for (var row : due) {
            var decision = PathDecision.of(known.about(row), policy, now);
            var next = row.after(decision, now);
            after.add(next);
            if (next.revision() == row.revision()) continue;
            facts.add(new Outbox.Entry(row.prefixId(), next.toFact(), now));
            if (row.isLeftBy(decision)) moved.add(PathChange.to(next));
        }
        return PathRows.write(after)
                .chain(() -> PathRows.note(moved))
                .chain(() -> events.noteAll(moved.stream().map(PathBook::happening).toList()))
                .chain(() -> outbox.addAll(facts))
                .invoke(() -> metrics.moved(moved));
    }

    private static Happening happening(PathChange change) {
        return new Happening(
                change.prefixId(),
                change.organisation(),
                change.pathChangeId(),
                EventKind.PATH_CHANGED,
                switch (change.path()) {
                    case Preferred -> EventSeverity.INFORMATION;
                    case Backup, Internet -> EventSeverity.WARNING;
                },
                change.changedAt(),
                "It goes by the path " + change.path() + ". " + change.summary(),
                evidence(change));
    }

    private static Map<String, String> evidence(PathChange change) {
        var evidence = new HashMap<String, String>();
        evidence.put("path", change.path().name());
        evidence.put("reason", change.reason());
        if (change.siteId() != null) evidence.put("siteId", change.siteId());
        if (change.previous() != null) evidence.put("previous", change.previous().name());
        return evidence;
    }
}
