package peering.telemetry.pipeline;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import peering.kit.facts.FactJson;
import peering.kit.facts.PoisonFact;
import peering.telemetry.publish.Outgoing;
import peering.telemetry.publish.Read;

/** Reads facts; what is none is marked to be parked. A tombstone is read as empty. */
final class FactReading<T> extends ContextualProcessor<String, byte[], String, Read<Optional<T>>> {
    private final Class<T> type;

    FactReading(Class<T> type) {
        this.type = type;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            var fact = Optional.ofNullable(record.value()).map(value -> FactJson.read(value, type));
            context().forward(record.withValue(new Read.Good<>(fact)));
        } catch (PoisonFact unreadable) {
            context().forward(Outgoing.parked(record, unreadable.getMessage()));
        }
    }
}
