package peering.telemetry.glass;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Which topic it is that has a name now (KIP-516): an id, that another topic never has. Asked again
 * from time to time, and when offsets go back; not for each batch.
 */
@ApplicationScoped
class TopicIdentity {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Map<String, Object> broker;
    private final Map<TopicPartition, Long> expected = new HashMap<>();
    private Admin admin;
    private String id;
    private Instant asked = Instant.MIN;

    TopicIdentity(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = Map.copyOf(broker);
    }

    void stop(@Observes ShutdownEvent event) {
        synchronized (this) {
            if (admin != null) admin.close(Duration.ZERO);
        }
    }

    /**
     * The id of the one topic whose offsets these are.
     *
     * @param first offset of a batch, by partition
     */
    synchronized Uni<String> of(String topic, Map<TopicPartition, Long> first, Instant now) {
        boolean back =
                first.entrySet().stream()
                        .anyMatch(one ->
                                one.getValue()
                                        < expected.getOrDefault(one.getKey(), Long.MIN_VALUE));
        expected.putAll(first);
        boolean fresh = now.isBefore(asked.plus(FRESH));
        if (id != null && fresh && !back) return Uni.createFrom().item(id);
        return ask(topic).invoke(found -> keep(found, now));
    }

    private Uni<String> ask(String topic) {
        if (admin == null) admin = Admin.create(broker);
        var answer = admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
        return Uni.createFrom()
                .completionStage(answer.toCompletionStage())
                .map(description -> description.topicId().toString());
    }

    private synchronized void keep(String found, Instant now) {
        id = found;
        asked = now;
    }
}
