package peering.registration.audit;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
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
import peering.registration.web.Filter;
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
        var filter = Filter.none();
        if (!caller.is(Role.OPERATOR)) {
            filter.and("organisation = :own", "own", caller.organisation());
        }
        filter.andIf("kind = :kind", "kind", asked.kind())
                .andIf("thingId = :thing", "thing", asked.thingId())
                .andIf("actor = :actor", "actor", asked.actor())
                .andIf("at >= :since", "since", asked.since())
                .andIf("at < :until", "until", asked.until())
                .andIf("id < :before", "before", asked.before());
        return find(filter.newestFirst(), filter.values()).range(0, limit).list();
    }

    private Uni<Long> drop() {
        var oldest = clock.instant().minus(config.keptFor());
        return wall.asService("retention", () -> delete("at < ?1", oldest));
    }
}
