package peering.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the committed description says of the topics is what the code creates and writes. */
class AsyncApiTest {
    private static final Path FILE = Path.of("../docs/api/asyncapi.yaml");
    private final JsonNode described = read();

    @Test
    void every_topic_is_described_as_it_is_created() {
        Map<String, String> created = new TreeMap<>();
        Topics.ALL.stream()
                .filter(topic -> !topic.name().endsWith(Topics.DEAD_LETTER_SUFFIX))
                .forEach(topic ->
                        created.put(
                                topic.name(),
                                topic.partitions() + " " + new TreeMap<>(topic.settings())));

        Map<String, String> told = new TreeMap<>();
        for (JsonNode channel : described.path("channels")) {
            var kafka = channel.path("bindings").path("kafka");
            assertEquals(channel.path("address"), kafka.path("topic"));
            told.put(
                    channel.path("address").asText(),
                    kafka.path("partitions") + " " + settings(kafka.path("topicConfiguration")));
        }

        assertEquals(created, told);
    }

    @Test
    void the_facts_are_all_there_and_nothing_else_is_said_in_json() {
        Set<String> told =
                described
                        .path("components")
                        .path("messages")
                        .valueStream()
                        .filter(message -> message.has("payload"))
                        .map(message -> message.path("name").asText())
                        .collect(Collectors.toSet());

        assertEquals(
                Arrays.stream(FactType.values()).map(FactType::type).collect(Collectors.toSet()),
                told);
    }

    @ParameterizedTest
    @EnumSource
    void a_fact_stands_on_its_topic_with_its_schema(FactType fact) {
        JsonNode channel =
                described
                        .path("channels")
                        .valueStream()
                        .filter(one -> one.path("address").asText().equals(fact.topic()))
                        .findFirst()
                        .orElseThrow();
        String reference = channel.path("messages").iterator().next().path("$ref").asText();
        JsonNode message = described.at(reference.substring(1));

        assertEquals(fact.type(), message.path("name").asText());
        String schema = message.at("/payload/schema/$ref").asText();
        assertTrue(Files.exists(FILE.resolveSibling(schema)), schema);
        String word = fact.type().substring("org.openpeering.".length());
        assertTrue(schema.endsWith("/" + word + ".json"), schema);
    }

    private static Map<String, String> settings(JsonNode configuration) {
        Map<String, String> settings = new TreeMap<>();
        for (var setting : configuration.properties()) {
            settings.put(
                    setting.getKey(),
                    setting.getValue().isArray()
                            ? setting.getValue()
                                    .valueStream()
                                    .map(JsonNode::asText)
                                    .collect(Collectors.joining(","))
                            : setting.getValue().asText());
        }
        return settings;
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " cannot be read", e);
        }
    }
}
