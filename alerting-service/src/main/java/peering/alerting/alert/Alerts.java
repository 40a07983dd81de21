package peering.alerting.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import peering.alerting.format.TroubleKind;
import peering.alerting.web.Problem;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/** The alerts' rows. */
@ApplicationScoped
public class Alerts implements PanacheRepositoryBase<AlertEntity, String> {
    private static final String WANTED =
            """
            number < ?1 and organisation = coalesce(?2, organisation)
            and state = coalesce(?3, state) and kind = coalesce(?4, kind)
            and coalesce(prefixId, '') = coalesce(?5, prefixId, '')
            and coalesce(connectionId, '') = coalesce(?6, connectionId, '')
            and severity in ?7

            """;

    private static final int MOST_REOPENED = 1000;

    /** What is decided on a fact of the alert with this id. */
    public record Decided(String alertId, Decision decision) {}

    /** Which alerts are asked for; null asks for all. */
    record Wanted(
            Optional<String> owner,
            State state,
            TroubleKind kind,
            String prefixId,
            String connectionId,
            Boolean acknowledged,
            Collection<Severity> severities) {}

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
    public Uni<Void> remember(Decided decided, int told, Instant now) {
        if (!decided.decision().inTimeline()) return Uni.createFrom().voidItem();
        return remember(decided.alertId(), decided.decision(), told, null, now);
    }

    /**
     * Adds a step to the alert's timeline; what else the transaction locks is locked before.
     *
     * @param why who or what made it so, for people; null if the decision says all
     */
    public Uni<Void> remember(
            String alertId, Decision decision, int told, String why, Instant now) {
        return inOrder()
                .chain(() -> findById(alertId))
                .chain(row -> {
                    var event = AlertEventEntity.of(row, decision, told, now).because(why);
                    return Panache.getSession().chain(session -> session.persist(event));
                });
    }

    /**
     * Steps are numbered in the order in which their transactions end. Nothing is locked after it.
     */
    private static Uni<Integer> inOrder() {
        return Panache.getSession()
                .chain(session ->
                        session.<Integer>createNativeQuery(
                                        "select 1 from (select pg_advisory_xact_lock(4)) locked")
                                .getSingleResult());
    }

    /**
     * An alert that somebody looks after, or nobody does any more.
     *
     * @param changed false if it was so already
     */
    public record Looked(Alert alert, Trouble trouble, boolean changed) {}

    /**
     * Somebody looks after the alert, or nobody does any more; empty if there is no such alert.
     *
     * @param who null: nobody
     */
    public Uni<Optional<Looked>> acknowledge(
            Optional<String> owner, String alertId, String who, String note, Instant now) {
        return find(
                        "id = ?1 and organisation = coalesce(?2, organisation)",
                        alertId,
                        owner.orElse(null))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(found -> looked(found, who, note, now)))
                .call(_ -> flush());
    }

    private static Looked looked(AlertEntity row, String who, String note, Instant now) {
        refuseEnded(row);
        boolean changed =
                !Objects.equals(row.acknowledgedBy, who)
                        || !Objects.equals(row.acknowledgement, note);
        if (changed) row.acknowledge(who == null ? null : now, who, note);
        return new Looked(row.shown(), row.trouble(), changed);
    }

    private static void refuseEnded(AlertEntity row) {
        if (row.state == State.Open) return;
        throw Problem.ALERT_ENDED.because("it ended at " + row.endedAt);
    }

    /** An alert as it stands, its row locked until the transaction in progress ends. */
    public Uni<Optional<Standing>> alone(String alertId) {
        return find("id", alertId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(row ->
                        Optional.ofNullable(row)
                                .map(found ->
                                        new Standing(
                                                found.trouble(), found.acknowledgedAt != null)));
    }

    /** The alert as it is shown; it has to exist. */
    public Uni<Alert> shown(String alertId) {
        return findById(alertId).map(AlertEntity::shown);
    }

    /** What there is to tell of an alert now. */
    public record Standing(Trouble trouble, boolean acknowledged) {}

    /** The open alerts of these kinds, at most {@code most}. */
    public Uni<List<Alert>> open(String organisation, Collection<TroubleKind> kinds, int most) {
        if (kinds.isEmpty()) return Uni.createFrom().item(List.of());
        return find(
                        "organisation = ?1 and kind in ?2 and state = ?3 order by number desc",
                        organisation,
                        kinds,
                        State.Open)
                .range(0, most - 1)
                .list()
                .map(rows -> rows.stream().map(AlertEntity::shown).toList());
    }

    /**
     * How often an alert opened again.
     *
     * @param last when it did so last; the beginning of time if it never did
     */
    public record Reopened(long times, Instant last) {
        public static final Reopened NEVER = new Reopened(0, Instant.EPOCH);
    }

    /** How often the alert opened again since then. */
    public Uni<Reopened> reopened(String alertId, Instant since) {
        return Panache.getSession()
                .chain(session ->
                        session.createQuery(
                                        "select at from AlertEventEntity where alertId = ?1"
                                                + " and decision = ?2 and at > ?3 order by at desc",
                                        Instant.class)
                                .setParameter(1, alertId)
                                .setParameter(2, Decision.REOPENED)
                                .setParameter(3, since)
                                .setMaxResults(MOST_REOPENED)
                                .getResultList())
                .map(times ->
                        times.isEmpty()
                                ? Reopened.NEVER
                                : new Reopened(times.size(), times.getFirst()));
    }

    /** An alert of the past, with the worst it has been. */
    public record Past(Alert alert, Severity worst, Map<String, String> labels) {}

    /** The newest alerts of the organisation that changed since then. */
    public Uni<List<Past>> since(String organisation, Instant since, int most) {
        return find(
                        "organisation = ?1 and changedAt >= ?2 order by number desc",
                        organisation,
                        since)
                .range(0, most - 1)
                .list()
                .map(rows ->
                        rows.stream()
                                .map(row -> new Past(row.shown(), row.worst, row.labels()))
                                .toList());
    }

    /** True if something was ever known of the trouble. */
    public Uni<Boolean> knows(String troubleId) {
        return count("troubleId", troubleId).map(there -> there > 0);
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
                                        "from AlertEventEntity where alertId = ?1"
                                                + " order by number",
                                        AlertEventEntity.class)
                                .setParameter(1, alertId)
                                .getResultList())
                .map(rows -> rows.stream().map(AlertEventEntity::shown).toList());
    }

    private static String looked(Boolean acknowledged) {
        if (acknowledged == null) return "";
        return acknowledged ? "and acknowledgedAt is not null" : "and acknowledgedAt is null";
    }

    /** One more than {@code limit}, newest first. */
    Uni<List<AlertEntity>> page(Wanted wanted, long below, int limit) {
        return find(
                        WANTED + looked(wanted.acknowledged()) + " order by number desc",
                        below,
                        wanted.owner().orElse(null),
                        wanted.state(),
                        wanted.kind(),
                        wanted.prefixId(),
                        wanted.connectionId(),
                        wanted.severities())
                .range(0, limit)
                .list();
    }
}
