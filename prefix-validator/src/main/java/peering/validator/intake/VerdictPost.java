package peering.validator.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import peering.contract.VerdictFact;
import peering.kit.outbox.Outbox;

/** Sends verdicts on their way, and counts them by outcome. */
@ApplicationScoped
class VerdictPost {
    private final Outbox outbox;
    private final MeterRegistry metrics;

    VerdictPost(Outbox outbox, MeterRegistry metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** In the session in progress, in this order. A transaction that is made again counts again. */
    Uni<Void> add(List<VerdictFact> verdicts) {
        return outbox.addAll(verdicts.stream().map(VerdictPost::entry).toList())
                .invoke(() -> verdicts.forEach(this::count));
    }

    private static Outbox.Entry entry(VerdictFact verdict) {
        return new Outbox.Entry(verdict.prefixId(), verdict, verdict.decidedAt());
    }

    private void count(VerdictFact verdict) {
        metrics.counter("peering.verdicts", "outcome", verdict.outcome().name()).increment();
    }
}
