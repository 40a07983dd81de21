package peering.telemetry.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * A stream thread died of something nobody expected. What it had done since its last commit is
 * undone (that is what the transaction is for), and a new thread does it again.
 */
@ApplicationScoped
class Mishap implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(Mishap.class);

    private final MeterRegistry metrics;

    Mishap(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable trouble) {
        metrics.counter("peering.streams.mishaps").increment();
        LOG.error("a stream thread died, another takes its place", trouble);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
