package peering.kit.facts;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * The door through which a topology's own state comes in from its changelog, batch by batch: read,
 * do the effect, and only then let the channel acknowledge.
 *
 * <pre>
 *   unreadable ........ counted and logged, and the others are taken. It is not parked: it stays in
 *                       the changelog, where the log says
 *   database refuses .. the same, for those that it refuses: the batch is halved until they are found
 *   effect fails ...... tried again with growing pauses until it works
 * </pre>
 */
@ApplicationScoped
public class StateDoor {
    private static final Logger LOG = Logger.getLogger(StateDoor.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final MeterRegistry metrics;

    StateDoor(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    private record Taken<T>(ConsumerRecord<String, byte[]> record, T value) {}

    /**
     * Takes one batch.
     *
     * @param reader makes a value of a record; empty if it is nothing to act on; throws if the
     *     record makes no sense
     * @param effect of the values, in order, all or none; may be asked for again, and for parts of
     *     the batch one after the other, so it must be idempotent
     * @return completes when the batch may be acknowledged; never fails
     */
    public <T> Uni<Void> take(
            ConsumerRecords<String, byte[]> records,
            Function<ConsumerRecord<String, byte[]>, Optional<T>> reader,
            Function<List<T>, Uni<Void>> effect) {
        return Uni.createFrom()
                .item(() -> read(records, reader))
                .chain(read -> insisting(read, effect));
    }

    private <T> List<Taken<T>> read(
            ConsumerRecords<String, byte[]> records,
            Function<ConsumerRecord<String, byte[]>, Optional<T>> reader) {
        var read = new ArrayList<Taken<T>>();
        for (var record : records) {
            try {
                reader.apply(record).ifPresent(value -> read.add(new Taken<>(record, value)));
            } catch (RuntimeException damaged) {
                skip(record, damaged);
            }
        }
        return read;
    }

    private <T> Uni<Void> insisting(List<Taken<T>> read, Function<List<T>, Uni<Void>> effect) {
        if (read.isEmpty()) return Uni.createFrom().voidItem();
        var values = read.stream().map(Taken::value).toList();
        return Uni.createFrom()
                .deferred(() -> effect.apply(values))
                .onFailure(trouble -> !DataException.isBehind(trouble))
                .invoke(trouble -> again(read.getFirst().record(), trouble))
                .onFailure(trouble -> !DataException.isBehind(trouble))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .onFailure(DataException::isBehind)
                .recoverWithUni(refused -> halved(read, effect, refused));
    }

    private <T> Uni<Void> halved(
            List<Taken<T>> read, Function<List<T>, Uni<Void>> effect, Throwable refused) {
        if (read.size() == 1) {
            skip(read.getFirst().record(), refused);
            return Uni.createFrom().voidItem();
        }
        int half = read.size() / 2;
        return insisting(read.subList(0, half), effect)
                .chain(() -> insisting(read.subList(half, read.size()), effect));
    }

    private void skip(ConsumerRecord<String, byte[]> record, Throwable damage) {
        metrics.counter("peering.state.damaged", "topic", record.topic()).increment();
        LOG.errorf(
                damage,
                "passing over %s partition %d offset %d",
                record.topic(),
                record.partition(),
                record.offset());
    }

    private void again(ConsumerRecord<String, byte[]> first, Throwable trouble) {
        metrics.counter("peering.facts.retried", "topic", first.topic()).increment();
        LOG.warnf(
                trouble,
                "could not take %s from offset %d yet, trying again",
                first.topic(),
                first.offset());
    }
}
