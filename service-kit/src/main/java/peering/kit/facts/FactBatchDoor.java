package peering.kit.facts;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * {@link FactDoor} for a channel that hands over batches, where one transaction for many facts
 * saves most of the work.
 *
 * <pre>
 *   a part of the batch, each subject once in it ... is taken together
 *   which fails, whatever the trouble .............. is taken one by one, as FactDoor does it
 *   a record that is to be parked .................. is, and the others go on
 *   all are done ................................... the batch is acknowledged
 * </pre>
 */
@ApplicationScoped
public class FactBatchDoor {
    private static final Logger LOG = Logger.getLogger(FactBatchDoor.class);

    /** The first facts must not wait for the last of many. */
    private static final int TOGETHER = 100;

    private final FactDoor door;

    FactBatchDoor(FactDoor door) {
        this.door = door;
    }

    /** What the facts bring about; may be asked for again, so it must be idempotent. */
    public record Effect<T>(
            Class<T> type, Function<List<T>, Uni<Void>> ofAll, Function<T, Uni<Void>> ofOne) {}

    /**
     * Takes one batch, in the order of its records.
     *
     * @return completes when the batch is acknowledged; what is to be parked has been
     */
    public <T> Uni<Void> take(KafkaRecordBatch<String, byte[]> batch, Effect<T> effect) {
        var here = EventLoop.here();
        var steps = new ArrayList<Supplier<Uni<Void>>>();
        for (var part : parts(batch.getRecords())) steps.add(() -> together(part, effect, here));
        return inTurn(steps, here).chain(() -> Uni.createFrom().completionStage(batch.ack()));
    }

    /** Of two facts on one subject in one effect, the second would not see what the first did. */
    private static List<List<KafkaRecord<String, byte[]>>> parts(
            List<KafkaRecord<String, byte[]>> records) {
        var parts = new ArrayList<List<KafkaRecord<String, byte[]>>>();
        var keys = new HashSet<String>();
        for (var record : records) {
            boolean full = parts.isEmpty() || parts.getLast().size() == TOGETHER;
            if (full || keys.contains(record.getKey())) {
                parts.add(new ArrayList<>());
                keys.clear();
            }
            parts.getLast().add(record);
            keys.add(record.getKey());
        }
        return parts;
    }

    private <T> Uni<Void> together(
            List<KafkaRecord<String, byte[]>> part, Effect<T> effect, Executor here) {
        if (part.size() == 1) return alone(part.getFirst(), effect);
        return Uni.createFrom()
                .deferred(() -> effect.ofAll().apply(facts(part, effect.type())))
                .onFailure()
                .recoverWithUni(trouble -> {
                    LOG.infof("%d facts are taken one by one: %s", part.size(), trouble);
                    var steps = new ArrayList<Supplier<Uni<Void>>>();
                    for (var record : part) steps.add(() -> alone(record, effect));
                    return inTurn(steps, here);
                });
    }

    private static <T> List<T> facts(List<KafkaRecord<String, byte[]>> part, Class<T> type) {
        return part.stream()
                .filter(record -> record.getPayload() != null)
                .map(record -> FactJson.read(record.getPayload(), type))
                .toList();
    }

    private <T> Uni<Void> alone(KafkaRecord<String, byte[]> record, Effect<T> effect) {
        return door.take(consumed(record), effect.type(), effect.ofOne())
                .onFailure()
                .recoverWithUni(poison -> Uni.createFrom().completionStage(record.nack(poison)));
    }

    private static ConsumerRecord<String, byte[]> consumed(KafkaRecord<String, byte[]> record) {
        long offset =
                record.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getOffset();
        return new ConsumerRecord<>(
                record.getTopic(),
                record.getPartition(),
                offset,
                record.getKey(),
                record.getPayload());
    }

    /**
     * Each begins where the batch came in: the one before may have ended on a producer's thread.
     */
    private static Uni<Void> inTurn(List<Supplier<Uni<Void>>> steps, Executor here) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var step : steps) done = done.emitOn(here).chain(step::get);
        return done;
    }
}
