package peering.kit.facts;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * The door through which facts come in from Kafka: decode, do the effect, and only then let the
 * channel acknowledge.
 *
 * <pre>
 *   unreadable .......... the Uni fails; the channel parks the record on its dead-letter topic
 *   effect refuses it ... the same, when the effect fails with {@link PoisonFact}
 *   database refuses .... the same, when it refuses the data and not the moment
 *   effect fails ........ tried again with growing pauses until it works: order is kept, and a
 *                         database that is down for a minute costs a minute, not a fact
 *   tombstone ........... nothing to do
 * </pre>
 *
 * A channel's method returns what {@link #take} returns; its failure strategy has to be {@code
 * dead-letter-queue}.
 */
@ApplicationScoped
public class FactDoor {
    private static final Logger LOG = Logger.getLogger(FactDoor.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final MeterRegistry metrics;

    FactDoor(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * Takes one record.
     *
     * @param effect what the fact brings about; may be asked for again, so it must be idempotent
     * @return completes when the record may be acknowledged; fails only if it is to be parked
     */
    public <T> Uni<Void> take(
            ConsumerRecord<String, byte[]> record, Class<T> type, Function<T, Uni<Void>> effect) {
        if (record.value() == null) return Uni.createFrom().voidItem();
        return Uni.createFrom()
                .item(() -> FactJson.read(record.value(), type))
                .chain(fact -> insisting(record, fact, effect))
                .onFailure(PoisonFact.class)
                .invoke(poison -> parked(record, poison));
    }

    private <T> Uni<Void> insisting(
            ConsumerRecord<String, byte[]> record, T fact, Function<T, Uni<Void>> effect) {
        return Uni.createFrom()
                .deferred(() -> effect.apply(fact))
                .runSubscriptionOn(EventLoop.here())
                .onFailure(DataException::isBehind)
                .transform(refused -> new PoisonFact("the database cannot hold it", refused))
                .onFailure(trouble -> !(trouble instanceof PoisonFact))
                .invoke(trouble -> again(record, trouble))
                .onFailure(trouble -> !(trouble instanceof PoisonFact))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private void again(ConsumerRecord<String, byte[]> record, Throwable trouble) {
        metrics.counter("peering.facts.retried", "topic", record.topic()).increment();
        LOG.warnf(
                trouble,
                "could not take %s offset %d key %s yet, trying again",
                record.topic(),
                record.offset(),
                record.key());
    }

    private void parked(ConsumerRecord<String, byte[]> record, Throwable poison) {
        metrics.counter("peering.facts.parked", "topic", record.topic()).increment();
        LOG.errorf(
                poison,
                "parking %s offset %d key %s on its dead-letter topic",
                record.topic(),
                record.offset(),
                record.key());
    }
}
