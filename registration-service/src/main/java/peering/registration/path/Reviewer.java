package peering.registration.path;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import peering.kit.clock.Rounds;
import peering.registration.web.Wall;

/**
 * Decides about every path that is due for review, a batch to a transaction: the rows, their
 * history and their facts, or none of it.
 *
 * <p>Two replicas may review at once: each locks what it takes and skips what the other has. What
 * is looked up is read after the rows are locked; whoever changes it later marks the row later, and
 * it is reviewed again.
 */
@ApplicationScoped
public class Reviewer {
    private final Wall wall;
    private final OpenTroubles troubles;
    private final PathBook book;
    private final PathConfig config;
    private final Clock clock;

    Reviewer(Wall wall, OpenTroubles troubles, PathBook book, PathConfig config, Clock clock) {
        this.wall = wall;
        this.troubles = troubles;
        this.book = book;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Rounds rounds) {
        rounds.every(config.lookEvery(), "reviewing paths", this::reviewAllDue);
    }

    /**
     * A round: batch after batch until nothing is due but what another replica has in hand.
     *
     * @return how many the last batch held
     */
    public Uni<Integer> reviewAllDue() {
        return Uni.createFrom()
                .deferred(() -> wall.asService("path review", this::reviewBatch))
                .repeat()
                .whilst(reviewed -> reviewed == config.batch())
                .collect()
                .last();
    }

    private Uni<Integer> reviewBatch() {
        var now = clock.instant();
        return PathRows.due(now, config.batch())
                .call(due -> due.isEmpty() ? Uni.createFrom().voidItem() : review(due, now))
                .map(List::size);
    }

    private Uni<Void> review(List<PathRow> due, Instant now) {
        var prefixes = due.stream().map(PathRow::prefixId).toList();
        var connections = due.stream().map(PathRow::connectionId).distinct().toList();
        return Known.about(prefixes, connections, troubles)
                .chain(known -> book.decide(due, known, config.policy(), now));
    }
}
