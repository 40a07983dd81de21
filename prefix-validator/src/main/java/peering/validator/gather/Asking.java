package peering.validator.gather;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import peering.kit.clock.Rounds;
import peering.kit.facts.EventLoop;
import peering.kit.facts.FactJson;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.evidence.Inquiry;

/**
 * Puts the questions that are due, each kind by itself, so that a source that never answers holds
 * up no other. Times get a jitter: what was registered together is not asked together for ever.
 */
@ApplicationScoped
class Asking {
    private static final Logger LOG = Logger.getLogger(Asking.class);
    private static final double JITTER = 0.1;
    private static final int MISSING_AT_ONCE = 1000;

    /** A source's reason for not having asked at all: others were before it. */
    private static final String PACED = "paced";

    private final Inquiries inquiries;
    private final ErrandRows rows;
    private final GatherConfig config;
    private final Rounds rounds;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

    Asking(
            Inquiries inquiries,
            ErrandRows rows,
            GatherConfig config,
            Rounds rounds,
            MeterRegistry metrics,
            Clock clock) {
        this.inquiries = inquiries;
        this.rows = rows;
        this.config = config;
        this.rounds = rounds;
        this.metrics = metrics;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        for (var inquiry : inquiries.configured()) {
            underWay.put(inquiry.kind(), new AtomicInteger());
            rounds.every(config.lookEvery(), "asking " + inquiry.kind(), () -> round(inquiry));
            rounds.every(
                    config.missingEvery(),
                    "missing " + inquiry.kind(),
                    () -> missing(inquiry.kind()));
        }
    }

    private Uni<Void> missing(String kind) {
        return Panache.withTransaction(() -> rows.missing(kind, clock.instant(), MISSING_AT_ONCE))
                .chain(made ->
                        made < MISSING_AT_ONCE ? Uni.createFrom().voidItem() : missing(kind));
    }

    private Uni<?> round(Inquiry<?> inquiry) {
        int free = config.atOnce() - underWay.get(inquiry.kind()).get();
        if (free <= 0) return Uni.createFrom().voidItem();
        Instant now = clock.instant();
        return Panache.withTransaction(() ->
                        rows.claim(
                                inquiry.kind(),
                                free,
                                now,
                                now.plus(Lease.of(inquiry, config.lease()))))
                .invoke(errands -> errands.forEach(errand -> begin(inquiry, errand)));
    }

    private void begin(Inquiry<?> inquiry, Errand errand) {
        var count = underWay.get(inquiry.kind());
        count.incrementAndGet();
        rounds.aside(
                "asking " + inquiry.kind(),
                () -> put(inquiry, errand).onTermination().invoke(count::decrementAndGet));
    }

    private <A> Uni<Void> put(Inquiry<A> inquiry, Errand errand) {
        var here = EventLoop.here();
        return Uni.createFrom()
                .item(() -> ask(inquiry, errand))
                .runSubscriptionOn(threads)
                .emitOn(here)
                .chain(settle -> Panache.withTransaction(settle::get));
    }

    /** What is to be written of it. */
    private <A> Supplier<Uni<Void>> ask(Inquiry<A> inquiry, Errand errand) {
        try {
            A answer = answer(inquiry, errand);
            String json = FactJson.text(answer);
            Instant now = clock.instant();
            Instant until = now.plus(inquiry.holds(answer));
            Instant askAt = now.plus(jittered(inquiry.holds(answer)));
            count(inquiry, "answered");
            return () -> rows.answered(errand, json, now, until, askAt);
        } catch (CouldNotAsk failed) {
            count(inquiry, failed.reason());
            LOG.infof(
                    "%s could not be asked about %s: %s",
                    inquiry.kind(), errand.question().prefix(), failed.getMessage());
            Instant askAt = clock.instant().plus(pause(errand, failed.retryAfter()));
            return failed.reason().equals(PACED)
                    ? () -> rows.postponed(errand, askAt)
                    : () -> rows.failed(errand, failed.getMessage(), askAt);
        } catch (RuntimeException broken) {
            count(inquiry, "broken");
            LOG.errorf(broken, "%s broke down over %s", inquiry.kind(), errand.question().prefix());
            Instant askAt = clock.instant().plus(pause(errand, Optional.empty()));
            return () -> rows.failed(errand, "It broke down over the question.", askAt);
        }
    }

    private static <A> A answer(Inquiry<A> inquiry, Errand errand) throws CouldNotAsk {
        if (errand.answer().isEmpty()) return inquiry.ask(errand.question());
        A before = FactJson.read(errand.answer().get(), inquiry.answer());
        return inquiry.askAgain(errand.question(), before);
    }

    private void count(Inquiry<?> inquiry, String how) {
        metrics.counter("peering.inquiries", "kind", inquiry.kind(), "outcome", how).increment();
    }

    private Duration pause(Errand errand, Optional<Duration> wanted) {
        int doublings = Math.min(errand.failures(), 20);
        var pause = config.firstRetry().multipliedBy(1L << doublings);
        if (pause.compareTo(config.longestRetry()) > 0) pause = config.longestRetry();
        var asked = wanted.orElse(Duration.ZERO);
        return jittered(pause.compareTo(asked) > 0 ? pause : asked);
    }

    /** Never sooner than {@code pause} less a tenth, never later than it is. */
    private static Duration jittered(Duration pause) {
        double part = 1 - ThreadLocalRandom.current().nextDouble(JITTER);
        return Duration.ofMillis((long) (pause.toMillis() * part));
    }
}
