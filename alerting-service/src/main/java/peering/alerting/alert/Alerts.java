package peering.alerting.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.alerting.format.TroubleKind;
import peering.contract.Trouble.State;

/** The alerts' rows. */
@ApplicationScoped
public class Alerts implements PanacheRepositoryBase<AlertEntity, String> {
    private static final String WANTED =
            """
            number < ?1 and organisation = coalesce(?2, organisation)
            and state = coalesce(?3, state) and kind = coalesce(?4, kind)
            and prefixId = coalesce(?5, prefixId) and connectionId = coalesce(?6, connectionId)
            order by number desc
            """;

    /** What is decided on a fact of the alert with this id. */
    public record Decided(String alertId, Decision decision) {}

    /** Which alerts are asked for; null asks for all. */
    record Wanted(
            Optional<String> owner,
            State state,
            TroubleKind kind,
            String prefixId,
            String connectionId) {}

    /**
     * Takes a fact into the alert of its trouble, as part of the transaction in progress. The row
     * stays locked until its end, so two facts of a trouble are decided one after the other; two
     * first ones at the same time meet at the unique trouble id, and the later tries again.
     */
    public Uni<Decided> decide(Trouble trouble, Instant now) {
        return find("troubleId", trouble.troubleId())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .chain(row -> row == null ? first(trouble, now) : again(row, trouble, now));
    }

    private Uni<Decided> first(Trouble trouble, Instant now) {
        var row = AlertEntity.of(trouble, now);
        return persistAndFlush(row).replaceWith(new Decided(row.id, Known.first(trouble)));
    }

    private Uni<Decided> again(AlertEntity row, Trouble trouble, Instant now) {
        var decision = row.known().again(trouble);
        if (decision != Decision.OUT_OF_DATE) row.take(trouble, now);
        return flush().replaceWith(new Decided(row.id, decision));
    }

    /** Adds a step to the alert's timeline, if it is one. */
    public Uni<Void> remember(Decided decided, Trouble trouble, int told, Instant now) {
        if (!decided.decision().inTimeline()) return Uni.createFrom().voidItem();
        var event = AlertEventEntity.of(decided.alertId(), trouble, decided.decision(), told, now);
        return Panache.getSession().chain(session -> session.persist(event));
    }

    Uni<Optional<AlertEntity>> row(Optional<String> owner, String alertId) {
        return find(
                        "id = ?1 and organisation = coalesce(?2, organisation)",
                        alertId,
                        owner.orElse(null))
                .firstResult()
                .map(Optional::ofNullable);
    }

    Uni<List<AlertEventEntity.Event>> timeline(String alertId) {
        return Panache.getSession()
                .chain(session ->
                        session.createQuery(
                                        "from AlertEventEntity where key.alertId = ?1"
                                                + " order by key.revision",
                                        AlertEventEntity.class)
                                .setParameter(1, alertId)
                                .getResultList())
                .map(rows -> rows.stream().map(AlertEventEntity::shown).toList());
    }

    /** One more than {@code limit}, newest first. */
    Uni<List<AlertEntity>> page(Wanted wanted, long below, int limit) {
        return find(
                        WANTED,
                        below,
                        wanted.owner().orElse(null),
                        wanted.state(),
                        wanted.kind(),
                        wanted.prefixId(),
                        wanted.connectionId())
                .range(0, limit)
                .list();
    }
}
