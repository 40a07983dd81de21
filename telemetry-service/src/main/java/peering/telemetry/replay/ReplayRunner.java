package peering.telemetry.replay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import peering.kit.clock.Rounds;
import peering.telemetry.detect.DetectConfig;

/**
 * Runs the replays whose files are on this replica's disk, a few at a time, the others wait. What
 * becomes of each is told in its row; a replica that dies takes its files with it, and the others
 * say so of its rows.
 */
@ApplicationScoped
class ReplayRunner {
    private static final Logger LOG = Logger.getLogger(ReplayRunner.class);

    /** For the database to come back: what was worked out is not thrown away at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration CLEAN_EVERY = Duration.ofMinutes(1);

    private final ReplayTable table;
    private final ReplayConfig config;
    private final ReplayBounds bounds;
    private final DetectConfig detect;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Presence database;
    private final Map<String, ReplayJob> held = new ConcurrentHashMap<>();
    private final ExecutorService workers;

    ReplayRunner(
            ReplayTable table,
            ReplayConfig config,
            ReplayBounds bounds,
            DetectConfig detect,
            MeterRegistry metrics,
            Clock clock) {
        this.table = table;
        this.config = config;
        this.bounds = bounds;
        this.detect = detect;
        this.metrics = metrics;
        this.clock = clock;
        this.database = Presence.of(config.heartbeat(), config.lostAfter());
        this.workers =
                Executors.newFixedThreadPool(
                        config.workers(),
                        Thread.ofPlatform().name("replay-", 1).daemon().factory());
        metrics.gaugeMapSize("peering.replays.held", List.of(), held);
    }

    void start(@Observes StartupEvent event, Rounds rounds) {
        rounds.every(config.heartbeat(), "telling how far replays are", this::beat);
        rounds.every(config.heartbeat(), "giving up replays of replicas that are gone", this::lose);
        rounds.every(
                CLEAN_EVERY,
                "forgetting old replays",
                () -> table.dropBefore(clock.instant().minus(config.keep())));
    }

    void stop(@Observes ShutdownEvent event) {
        held.values().forEach(ReplayJob::unwanted);
        workers.shutdownNow();
        held.values().forEach(ReplayRunner::forget);
    }

    /** It waits for its turn from now on; its file is ours. */
    void take(ReplayJob job) {
        held.put(job.id(), job);
        workers.execute(() -> run(job));
    }

    /** It was not taken: its file goes, and its row says so when nobody speaks for it. */
    void giveUp(ReplayJob job) {
        held.remove(job.id());
        forget(job);
        table.end(job.id(), ReplayState.Failed, "it could not be begun", clock.instant())
                .subscribe()
                .with(
                        ended -> count(ReplayState.Failed, ended),
                        trouble -> LOG.warnf(trouble, "replay %s will be lost", job.id()));
    }

    /**
     * Ends it soon if it is here; elsewhere its replica hears of it with the next beat.
     *
     * @return false if it had ended before
     */
    Uni<Boolean> cancel(String id) {
        return table.end(id, ReplayState.Cancelled, null, clock.instant())
                .invoke(cancelled -> {
                    count(ReplayState.Cancelled, cancelled);
                    unwanted(id);
                });
    }

    private void unwanted(String id) {
        var job = held.get(id);
        if (job != null) job.unwanted();
    }

    /** Nobody is given up until everybody has had time to speak since the database is there. */
    private Uni<Integer> lose() {
        return table.ping()
                .invoke(() -> database.seen(clock.instant()))
                .chain(() -> {
                    boolean heard = database.isAsLongAs(config.lostAfter(), clock.instant());
                    return heard
                            ? table.lose(config.lostAfter().toSeconds())
                            : Uni.createFrom().item(0);
                })
                .invoke(lost -> counter(ReplayState.Lost).increment(lost));
    }

    private Uni<?> beat() {
        var progress =
                held.values().stream()
                        .collect(Collectors.toMap(ReplayJob::id, ReplayJob::progress));
        return table.heard(progress).invoke(ended -> ended.forEach(this::unwanted));
    }

    private void run(ReplayJob job) {
        try {
            if (Boolean.TRUE.equals(await(table.begin(job.id())))) replay(job);
        } catch (RuntimeException trouble) {
            if (workers.isShutdown()) return; // the other replicas will say that it is lost
            LOG.errorf(trouble, "replay %s broke down", job.id());
            end(job, ReplayState.Failed, "it broke down on our side");
        } finally {
            held.remove(job.id());
            forget(job);
        }
    }

    private void replay(ReplayJob job) {
        var end = clock.instant().plus(config.mostTime());
        try {
            var wish = job.wish();
            var replay =
                    new Replay(
                            wish.policies(), job.organisation(), bounds, detect, clock.instant());
            var input = new CountedInput(new BufferedInputStream(Files.newInputStream(job.file())));
            try (input;
                    var stream = RouteStreams.open(input, wish.form(), wish.collector(), bounds)) {
                long size = Files.size(job.file());
                var result =
                        replay.run(stream, input, size, now -> job.look(now, clock.instant(), end));
                count(ReplayState.Done, await(table.done(job.id(), result, clock.instant())));
            }
        } catch (Replay.Stopped stopped) {
            end(job, ReplayState.Failed, stopped.getMessage());
        } catch (IOException broken) {
            end(job, ReplayState.Failed, "the file cannot be read: " + broken.getMessage());
        }
    }

    /** One that was cancelled has ended already, and stays so. */
    private void end(ReplayJob job, ReplayState state, String reason) {
        count(state, await(table.end(job.id(), state, reason, clock.instant())));
    }

    /** Each is counted once, as its row says: by whoever ended it. */
    private void count(ReplayState state, boolean ended) {
        if (ended) counter(state).increment();
    }

    private Counter counter(ReplayState state) {
        return metrics.counter("peering.replays.ended", "state", state.name());
    }

    private static <T> T await(Uni<T> answer) {
        return answer.onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .expireIn(PATIENCE.toMillis())
                .await()
                .atMost(PATIENCE.multipliedBy(2));
    }

    private static void forget(ReplayJob job) {
        try {
            Files.deleteIfExists(job.file());
        } catch (IOException stays) {
            LOG.warnf("the file of replay %s stays: %s", job.id(), stays.getMessage());
        }
    }
}
