package peering.telemetry.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import peering.contract.Topics;
import peering.routing.net.IpAddress;
import peering.telemetry.publish.Sender;

/**
 * The one way a route enters the service: as an MRT record, on {@code peering.route-updates.v1},
 * under the key of its collector and peer, so that one peer's updates stay in order. Counted here,
 * once, whatever door it came through.
 */
@ApplicationScoped
public class RouteIntake {
    private final Sender sender;
    private final MeterRegistry metrics;

    RouteIntake(Sender sender, MeterRegistry metrics) {
        this.sender = sender;
        this.metrics = metrics;
    }

    /** Opens the way for one collector's records; not for several threads. */
    public Lane lane(Collector collector) {
        return new Lane(collector);
    }

    /** One collector's records on their way. */
    public final class Lane {
        private final Collector collector;
        private final Sender.Batch batch = sender.batch();
        private final Counter taken;

        private Lane(Collector collector) {
            this.collector = collector;
            this.taken = metrics.counter("peering.routes.records", "collector", collector.name());
        }

        /**
         * Blocks while the broker is slower than we are.
         *
         * @param record one whole MRT record
         * @throws Sender.NotSent if the broker does not take it
         */
        public void take(IpAddress peer, byte[] record) {
            batch.send(new ProducerRecord<>(Topics.ROUTE_UPDATES, key(peer), record));
            taken.increment();
        }

        /** Returns when the broker has all of them. */
        public void done() {
            batch.done();
        }

        private String key(IpAddress peer) {
            return collector.name() + Collector.SEPARATOR + peer;
        }
    }
}
