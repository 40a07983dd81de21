package peering.validator.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** In the session in progress. A transaction that is made again counts again. */
    Uni<Void> add(VerdictFact verdict) {
        return outbox.add(verdict.prefixId(), verdict, verdict.decidedAt())
                .invoke(() ->
                        metrics.counter("peering.verdicts", "outcome", verdict.outcome().name())
                                .increment());
    }
}
