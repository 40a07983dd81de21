package peering.alerting.telling;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jboss.logging.Logger;
import peering.kit.clock.Rounds;

/**
 * Looks at what was held back when its time has come. Each alert, and each group, has a transaction
 * of its own; a replica that comes second finds that the row is gone.
 */
@ApplicationScoped
class Release {
    private static final Logger LOG = Logger.getLogger(Release.class);
    private static final int AT_ONCE = 200;
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private final Rounds rounds;
    private final HeldTellings held;
    private final Releasing releasing;
    private final MuteConfig config;
    private final Clock clock;

    Release(Rounds rounds, HeldTellings held, Releasing releasing, MuteConfig config, Clock clock) {
        this.rounds = rounds;
        this.held = held;
        this.releasing = releasing;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(config.lookEvery(), "release-held", this::round);
    }

    private Uni<Void> round() {
        Instant now = clock.instant();
        return Panache.withSession(() -> held.due(now, AT_ONCE))
                .chain(due ->
                        Multi.createFrom()
                                .iterable(firstOfEach(due))
                                .onItem()
                                .transformToUniAndConcatenate(row -> look(row, now))
                                .collect()
                                .asList()
                                .chain(_ ->
                                        due.size() < AT_ONCE
                                                ? Uni.createFrom().voidItem()
                                                : round()));
    }

    /** A group is looked at once, by its first row. */
    private static List<HeldTellings.Row> firstOfEach(List<HeldTellings.Row> due) {
        var firsts = new LinkedHashMap<String, HeldTellings.Row>();
        for (var row : due) {
            String by = row.grouped() ? "group " + row.group() : row.alertId();
            firsts.putIfAbsent(row.hears().endpointId() + " " + by, row);
        }
        return List.copyOf(firsts.values());
    }

    /** One that fails keeps nobody else waiting: it is looked at again in a minute. */
    private Uni<Void> look(HeldTellings.Row row, Instant now) {
        return Panache.withTransaction(() -> releasing.of(row, now))
                .onFailure()
                .recoverWithUni(trouble -> {
                    LOG.errorf(
                            trouble,
                            "what is held back of alert %s for endpoint %s is looked at again later",
                            row.alertId(),
                            row.hears().endpointId());
                    return Panache.withTransaction(() ->
                            held.later(
                                    row.alertId(),
                                    row.hears().endpointId(),
                                    now.plus(AFTER_TROUBLE)));
                });
    }
}
