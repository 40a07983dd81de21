package peering.registration.audit;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import peering.kit.clock.Rounds;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.web.Wall;

/** The trail, as it is read, and dropped when it is too old. */
@ApplicationScoped
class AuditTrail implements PanacheRepositoryBase<AuditEntryEntity, Long> {
    private static final Duration EVERY = Duration.ofHours(1);

    private final Wall wall;
    private final Rounds rounds;
    private final AuditConfig config;
    private final Clock clock;

    AuditTrail(Wall wall, Rounds rounds, AuditConfig config, Clock clock) {
        this.wall = wall;
        this.rounds = rounds;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What is asked for; each may be null.
     *
     * @param before ids below this one: the cursor
     */
    record Question(
            String kind, String thingId, String actor, Instant since, Instant until, Long before) {}

    void start(@Observes StartupEvent event) {
        rounds.every(EVERY, "dropping the old audit trail", this::drop);
    }

    /** Newest first; one more than {@code limit}, if there are more. */
    Uni<List<AuditEntryEntity>> newest(Question asked, Caller caller, int limit) {
        var conditions = new Conditions();
        if (!caller.is(Role.OPERATOR)) {
            conditions.and("organisation = :own", "own", caller.organisation());
        }
        conditions.and("kind = :kind", "kind", asked.kind());
        conditions.and("thingId = :thing", "thing", asked.thingId());
        conditions.and("actor = :actor", "actor", asked.actor());
        conditions.and("at >= :since", "since", asked.since());
        conditions.and("at < :until", "until", asked.until());
        conditions.and("id < :before", "before", asked.before());
        return find(conditions.query(), conditions.values).range(0, limit).list();
    }

    private Uni<Long> drop() {
        var oldest = clock.instant().minus(config.keptFor());
        return wall.asService("retention", () -> delete("at < ?1", oldest));
    }

    private static final class Conditions {
        private final Parameters values = new Parameters();
        private final StringBuilder query = new StringBuilder("1 = 1");

        void and(String condition, String name, Object value) {
            if (value == null) return;
            query.append(" and ").append(condition);
            values.and(name, value);
        }

        String query() {
            return query + " order by id desc";
        }
    }
}
