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
 * from time to time, when offsets go back and for a partition that is new here; not for each batch.
 *
 * <p>A batch that was fetched before its topic was deleted, and is taken after another one was made
 * under the name, is thought to be of the other: how far the other was read is then wrong. That is
 * left so. A changelog is deleted while all replicas are stopped, since the topology does not live
 * without it; then nobody holds such a batch.
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
        boolean goesOn = first.entrySet().stream().allMatch(this::goesOn);
        boolean fresh = now.isBefore(asked.plus(FRESH));
        if (id == null || !fresh || !goesOn) {
            return ask(topic).invoke(found -> keep(found, first, now));
        }
        expected.putAll(first);
        return Uni.createFrom().item(id);
    }

    private boolean goesOn(Map.Entry<TopicPartition, Long> first) {
        var before = expected.get(first.getKey());
        return before != null && first.getValue() >= before;
    }

    private Uni<String> ask(String topic) {
        if (admin == null) admin = Admin.create(broker);
        var answer = admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
        return Uni.createFrom()
                .completionStage(answer.toCompletionStage())
                .map(description -> description.topicId().toString());
    }

    /** Only now: had the question failed, the batch would have to ask when it comes again. */
    private synchronized void keep(String found, Map<TopicPartition, Long> first, Instant now) {
        expected.putAll(first);
        id = found;
        asked = now;
    }
}
