package peering.registration;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import peering.contract.Topics;
import peering.stack.TestStack;

/** How many records there are, and how many of them the service has taken. */
final class Offsets {
    private static final Admin ADMIN =
            Admin.create(Map.of("bootstrap.servers", TestStack.bootstrapServers()));

    /** Of topics that are there once and for all. */
    private static final Map<List<String>, List<TopicPartition>> PARTITIONS =
            new ConcurrentHashMap<>();

    private Offsets() {}

    /** The number of records ever written to these topics together. */
    static long ends(List<String> topics) {
        return latest(partitions(topics)).values().stream().mapToLong(Long::longValue).sum();
    }

    /** True if the service has acknowledged every verdict. */
    static boolean allVerdictsTaken() {
        var ends = latest(partitions(List.of(Topics.VERDICTS)));
        var taken =
                got(() ->
                        ADMIN.listConsumerGroupOffsets("registration-service")
                                .partitionsToOffsetAndMetadata()
                                .get());
        return ends.entrySet().stream()
                .allMatch(end -> {
                    var at = taken.get(end.getKey());
                    return end.getValue() == 0 || at != null && at.offset() == end.getValue();
                });
    }

    private static List<TopicPartition> partitions(List<String> topics) {
        return PARTITIONS.computeIfAbsent(topics, Offsets::described);
    }

    private static List<TopicPartition> described(List<String> topics) {
        return got(() -> ADMIN.describeTopics(topics).allTopicNames().get()).values().stream()
                .flatMap(topic ->
                        topic.partitions().stream()
                                .map(info -> new TopicPartition(topic.name(), info.partition())))
                .toList();
    }

    private static Map<TopicPartition, Long> latest(List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), at -> OffsetSpec.latest()));
        return got(() -> ADMIN.listOffsets(wanted).all().get()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, at -> at.getValue().offset()));
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T> T got(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
