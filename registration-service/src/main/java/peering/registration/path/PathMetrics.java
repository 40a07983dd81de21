package peering.registration.path;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import peering.contract.PathFact.Path;
import peering.kit.clock.Rounds;
import peering.registration.web.Wall;

/**
 * How many prefixes take which way, and whether the reviewer keeps up. Counted now and then, not
 * with each change: two replicas change and each of them tells.
 */
@ApplicationScoped
class PathMetrics {
    private static final Duration EVERY = Duration.ofSeconds(15);

    private static final String COUNT =
            """
            select cast(json_build_object(
                'preferred', count(*) filter (where path = 'Preferred'),
                'backup', count(*) filter (where path = 'Backup'),
                'internet', count(*) filter (where path = 'Internet'),
                'pending', count(*) filter (where review_at <= ?1),
                'oldest', min(review_at)) as text)
            from prefix_path
            """;

    private final Map<Path, AtomicLong> paths = new EnumMap<>(Path.class);
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong lagMillis = new AtomicLong();
    private final MeterRegistry metrics;
    private final Wall wall;
    private final Clock clock;

    PathMetrics(MeterRegistry metrics, Wall wall, Clock clock) {
        this.metrics = metrics;
        this.wall = wall;
        this.clock = clock;
        for (var path : Path.values()) {
            var number = new AtomicLong();
            paths.put(path, number);
            metrics.gauge("peering.paths", List.of(Tag.of("path", path.name())), number);
        }
        metrics.gauge("peering.path.reviews.pending", pending);
        metrics.gauge("peering.path.review.lag.seconds", lagMillis, lag -> lag.get() / 1000.0);
    }

    void start(@Observes StartupEvent event, Rounds rounds) {
        rounds.every(EVERY, "counting paths", this::count);
    }

    /** Prefixes that took another way. */
    void moved(List<PathChange> changes) {
        for (var change : changes) {
            metrics.counter("peering.path.changes", "path", change.path().name()).increment();
        }
    }

    private record Counted(
            long preferred, long backup, long internet, long pending, Instant oldest) {}

    private Uni<Void> count() {
        var now = clock.instant();
        return wall.asService("path metrics", () -> Rows.read(Counted.class, COUNT, now))
                .invoke(rows -> tell(rows.getFirst(), now))
                .replaceWithVoid();
    }

    private void tell(Counted counted, Instant now) {
        paths.get(Path.Preferred).set(counted.preferred());
        paths.get(Path.Backup).set(counted.backup());
        paths.get(Path.Internet).set(counted.internet());
        pending.set(counted.pending());
        boolean waits = counted.oldest() != null && counted.oldest().isBefore(now);
        lagMillis.set(waits ? Duration.between(counted.oldest(), now).toMillis() : 0);
    }
}
