package peering.alerting.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The recoveries' rows, and the piece of work by which one moves on. */
@ApplicationScoped
class Recoveries implements PanacheRepositoryBase<RecoveryEntity, String> {
    /** The most that one recovery sends again. */
    static final int MOST = 10_000;

    private static final int AT_ONCE = 100;
    private static final String FAILED =
            """
             d.endpoint_id = ?1 and d.delivery_no > ?2 and d.created_at >= ?3 and d.created_at < ?4
               and (d.state = 'Parked' or d.state = 'Waiting' and d.tries > 0)
            """;
    private static final String MATCHING =
            "select count(*) from (select 1 from delivery d where" + FAILED + " limit ?5) failed";
    private static final String RESEND =
            """
            with failed as (
                select d.delivery_id from delivery d where %s order by d.delivery_no limit ?5
            ), again as (
                update delivery d
                   set state = 'Waiting', state_reason = null, settled_at = null, tries = 0,
                       due_at = ?6
                  from failed where d.delivery_id = failed.delivery_id
                returning d.delivery_no
            )
            select delivery_no from again order by delivery_no
            """
                    .formatted(FAILED);

    /** In the transaction in progress; the one that was left alone for longest, locked. */
    Uni<Optional<RecoveryEntity>> running() {
        return find("state = ?1 order by movedAt", Recovery.State.Running)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(0, 0)
                .firstResult()
                .map(Optional::ofNullable);
    }

    Uni<Optional<RecoveryEntity>> row(String endpointId, String recoveryId) {
        return find("id = ?1 and endpointId = ?2", recoveryId, endpointId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** One more than {@code limit}, newest first. */
    Uni<List<RecoveryEntity>> page(String endpointId, long below, int limit) {
        return find("endpointId = ?1 and number < ?2 order by number desc", endpointId, below)
                .range(0, limit)
                .list();
    }

    Uni<Boolean> isRunning(String endpointId) {
        return count("endpointId = ?1 and state = ?2", endpointId, Recovery.State.Running)
                .map(running -> running > 0);
    }

    /** How many it would send again; counts no further than {@link #MOST}. */
    Uni<Integer> matching(String endpointId, Instant since, Instant until) {
        return Panache.getSession()
                .chain(session ->
                        session.<Long>createNativeQuery(MATCHING)
                                .setParameter(1, endpointId)
                                .setParameter(2, 0L)
                                .setParameter(3, since)
                                .setParameter(4, until)
                                .setParameter(5, MOST)
                                .getSingleResult())
                .map(Math::toIntExact);
    }

    /** Sends the next few again and notes how far it is, in the transaction in progress. */
    Uni<Void> move(RecoveryEntity row, Instant now) {
        int wanted = Math.min(AT_ONCE, MOST - row.resent);
        return Panache.getSession()
                .chain(session ->
                        session.<Long>createNativeQuery(RESEND)
                                .setParameter(1, row.endpointId)
                                .setParameter(2, row.after)
                                .setParameter(3, row.since)
                                .setParameter(4, row.until)
                                .setParameter(5, wanted)
                                .setParameter(6, now)
                                .getResultList())
                .invoke(numbers -> {
                    row.movedAt = now;
                    row.resent += numbers.size();
                    if (!numbers.isEmpty()) row.after = numbers.getLast();
                    if (numbers.size() < wanted || row.resent >= MOST) {
                        row.end(Recovery.State.Done, now);
                    }
                })
                .replaceWithVoid();
    }
}
