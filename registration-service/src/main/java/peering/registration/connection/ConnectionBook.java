package peering.registration.connection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import peering.kit.outbox.Outbox;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;

/**
 * Every change of a connection: the row, a line in its history, its fact, and those who watch, in
 * the transaction in progress.
 */
@ApplicationScoped
public class ConnectionBook {
    /** A revision as a cursor; longer ones are not ours. */
    private static final String REVISION = "[0-9]{1,18}";

    private final Connections connections;
    private final Outbox outbox;
    private final Instance<ConnectionWatch> watches;

    ConnectionBook(Connections connections, Outbox outbox, @Any Instance<ConnectionWatch> watches) {
        this.connections = connections;
        this.outbox = outbox;
        this.watches = watches;
    }

    /**
     * Writes a new or changed connection.
     *
     * @param movesPaths whether its prefixes may be carried otherwise now
     */
    public Uni<Connection> write(
            ConnectionEntity row, String actor, String reason, boolean movesPaths) {
        return note(row, actor, reason)
                .chain(() -> outbox.add(row.id, row.toFact(), row.changedAt))
                .chain(() -> movesPaths ? tell(row.id) : Uni.createFrom().voidItem())
                .map(done -> row.toConnection());
    }

    /** The row and its line, without a fact: another change follows in the same transaction. */
    Uni<Void> note(ConnectionEntity row, String actor, String reason) {
        return connections
                .persistAndFlush(row)
                .chain(() -> ConnectionStepEntity.of(row, actor, reason).persistAndFlush())
                .replaceWithVoid();
    }

    /** Oldest first; one more than the page holds, if there are more. The cursor is a revision. */
    Uni<List<ConnectionStep>> history(String connectionId, PageQuery page) {
        return ConnectionStepEntity.<ConnectionStepEntity>find(
                        "connectionId = ?1 and revision > ?2 order by revision",
                        connectionId,
                        revision(page.cursor))
                .range(0, page.limit)
                .list()
                .map(rows -> rows.stream().map(ConnectionStepEntity::toStep).toList());
    }

    private static long revision(String cursor) {
        if (cursor == null) return 0;
        if (!cursor.matches(REVISION)) throw CommonProblem.foreignCursor();
        return Long.parseLong(cursor);
    }

    /** One after the other: they share the transaction's connection. */
    private Uni<Void> tell(String connectionId) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (var watch : watches) told = told.chain(() -> watch.changed(connectionId));
        return told;
    }
}
