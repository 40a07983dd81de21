package peering.telemetry.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import peering.contract.CloudEvent;
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
    /** The header of a record that says why a session went down, UTF-8. */
    public static final String REASON = "reason";

    /** The header of a router's record that says by which connection it came, UTF-8. */
    public static final String CONNECTION = "connection";

    private static final int PARTITIONS =
            Topics.ALL.stream()
                    .filter(topic -> topic.name().equals(Topics.ROUTE_UPDATES))
                    .findFirst()
                    .orElseThrow()
                    .partitions();

    /** More peers than a collector has; the texts of so many are kept ready. */
    private static final int MOST_KEYS = 2000;

    private final Sender sender;
    private final MeterRegistry metrics;

    RouteIntake(Sender sender, MeterRegistry metrics) {
        this.sender = sender;
        this.metrics = metrics;
    }

    /** Opens the way for one collector's records; not for several threads. */
    public Lane lane(Collector collector) {
        return new Lane(collector, collector.name(), Optional.empty());
    }

    /**
     * Opens the way for the records of one of our routers; not for several threads. They go to
     * partitions by the peer's address alone: two routers, or one that has a new name, may show the
     * same session, and one task has to see both.
     *
     * @param connection by which they come, different for each
     */
    public Lane lane(Collector router, String connection) {
        return new Lane(router, "bmp", Optional.of(connection));
    }

    /** One collector's records on their way. */
    public final class Lane {
        private final Collector collector;
        private final Optional<String> connection;
        private final Sender.Batch batch = sender.batch();
        private final Counter taken;
        private final Map<IpAddress, String> keys = new HashMap<>();

        private Lane(Collector collector, String counted, Optional<String> connection) {
            this.collector = collector;
            this.connection = connection;
            this.taken = metrics.counter("peering.routes.records", "collector", counted);
        }

        /**
         * Blocks while the broker is slower than we are.
         *
         * @param record one whole MRT record
         * @throws Sender.NotSent if the broker does not take it
         */
        public void take(IpAddress peer, byte[] record) {
            take(peer, record, Optional.empty());
        }

        /**
         * As the other {@code take}.
         *
         * @param reason why the session went down that the record says is down
         */
        public void take(IpAddress peer, byte[] record, Optional<String> reason) {
            var partition = connection.map(_ -> partition(peer)).orElse(null);
            var sent = new ProducerRecord<>(Topics.ROUTE_UPDATES, partition, key(peer), record);
            connection.ifPresent(one -> sent.headers().add(CONNECTION, one.getBytes(UTF_8)));
            reason.ifPresent(why -> sent.headers().add(REASON, why.getBytes(UTF_8)));
            batch.send(sent);
            taken.increment();
        }

        /**
         * Sets aside what the door could not make a record of. Blocks and throws as {@link #take}.
         */
        public void park(IpAddress from, byte[] message, String why) {
            var parked =
                    new ProducerRecord<>(
                            Topics.deadLetters(Topics.ROUTE_UPDATES), key(from), message);
            parked.headers().add(CloudEvent.HEADER_DEAD_LETTER_REASON, why.getBytes(UTF_8));
            batch.send(parked);
            metrics.counter("peering.routes.parked").increment();
        }

        /** Returns when the broker has all of them. */
        public void done() {
            batch.done();
        }

        private static int partition(IpAddress peer) {
            byte[] address = peer.toString().getBytes(UTF_8);
            return Utils.toPositive(Utils.murmur2(address)) % PARTITIONS;
        }

        private String key(IpAddress peer) {
            var known = keys.get(peer);
            if (known != null) return known;
            if (keys.size() >= MOST_KEYS) keys.clear();
            String key = collector.name() + Collector.SEPARATOR + peer;
            keys.put(peer, key);
            return key;
        }
    }
}
