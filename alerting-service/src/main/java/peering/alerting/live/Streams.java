package peering.alerting.live;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import peering.alerting.web.Problem;
import peering.kit.clock.Rounds;

/**
 * Open streams. One look for all of them says whether there is anything new; only then each asks
 * for its own. A stream asks for more when its reader has taken what was sent.
 */
@ApplicationScoped
class Streams {
    private static final int AT_ONCE = 100;
    private static final String OPERATORS = "operators";

    private final Steps steps;
    private final Rounds rounds;
    private final LiveConfig config;
    private final AtomicLong newest = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> byOwner = new ConcurrentHashMap<>();

    Streams(Steps steps, Rounds rounds, LiveConfig config) {
        this.steps = steps;
        this.rounds = rounds;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(config.lookEvery(), "look-for-steps", this::look);
    }

    private Uni<?> look() {
        if (open.get() == 0) return Uni.createFrom().voidItem();
        return steps.newest().invoke(number -> newest.accumulateAndGet(number, Math::max));
    }

    /**
     * Batches of steps; an empty one shows that the stream lives.
     *
     * @param owner empty: of every organisation
     * @param after the last step that the reader has; empty: begin with what comes from now on
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if there are too many streams
     */
    Multi<List<Step>> open(Optional<String> owner, OptionalLong after) {
        String who = owner.orElse(OPERATORS);
        enter(who);
        Uni<Long> from = steps.newest().map(there -> Math.min(there, after.orElse(there)));
        return from.onItem()
                .transformToMulti(number -> follow(owner, new AtomicLong(number)))
                .select()
                .first(config.longest())
                .onTermination()
                .invoke(() -> leave(who));
    }

    private Multi<List<Step>> follow(Optional<String> owner, AtomicLong last) {
        return Multi.createBy()
                .repeating()
                .uni(() -> next(owner, last, config.heartbeat()))
                .indefinitely();
    }

    private Uni<List<Step>> next(Optional<String> owner, AtomicLong last, Duration patience) {
        long there = newest.get();
        if (there <= last.get()) return later(owner, last, patience);
        return steps.after(last.get(), owner, AT_ONCE)
                .chain(found -> {
                    if (!found.isEmpty()) {
                        last.set(found.getLast().number());
                        return Uni.createFrom().item(found);
                    }
                    // What is there is others'.
                    last.accumulateAndGet(there, Math::max);
                    return later(owner, last, patience);
                });
    }

    private Uni<List<Step>> later(Optional<String> owner, AtomicLong last, Duration patience) {
        var left = patience.minus(config.lookEvery());
        if (left.isNegative()) return Uni.createFrom().item(List.of());
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(config.lookEvery())
                .chain(() -> next(owner, last, left));
    }

    private void enter(String who) {
        if (open.incrementAndGet() > config.most()) {
            open.decrementAndGet();
            throw tooMany();
        }
        int own = byOwner.merge(who, 1, Integer::sum);
        if (own > config.mostPerOrganisation()) {
            leave(who);
            throw tooMany();
        }
    }

    private void leave(String who) {
        open.decrementAndGet();
        byOwner.computeIfPresent(who, (_, there) -> there == 1 ? null : there - 1);
    }

    private static RuntimeException tooMany() {
        return Problem.TOO_MANY_STREAMS.because("close one, or wait until another is closed");
    }
}
