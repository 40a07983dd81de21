package peering.telemetry.pipeline;

import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import peering.kit.facts.FactJson;
import peering.kit.facts.PoisonFact;
import peering.telemetry.publish.Outgoing;
import peering.telemetry.publish.Read;

/**
 * Reads facts into the form in which a stage works with them; what is no such fact, or says nothing
 * that makes sense, is marked to be parked. A tombstone is read as empty.
 *
 * @param <F> the fact
 * @param <T> the form
 */
final class FactReading<F, T>
        extends ContextualProcessor<String, byte[], String, Read<Optional<T>>> {
    private final Class<F> type;
    private final Function<F, T> form;

    /**
     * @param form throws IllegalArgumentException or NullPointerException if the fact makes no
     *     sense
     */
    FactReading(Class<F> type, Function<F, T> form) {
        this.type = type;
        this.form = form;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            var read =
                    Optional.ofNullable(record.value())
                            .map(value -> FactJson.read(value, type))
                            .map(form);
            context().forward(record.withValue(new Read.Good<>(read)));
        } catch (PoisonFact | IllegalArgumentException | NullPointerException unreadable) {
            context().forward(Outgoing.parked(record, String.valueOf(unreadable.getMessage())));
        }
    }
}
