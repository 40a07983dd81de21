package peering.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes on the topics, word for word. A difference here is a change for every reader of the
 * topic: make it a new version, or run with {@code -Dcontract.accept} and let the diff be reviewed.
 */
class FactContractTest {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(new Jdk8Module())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
    private static final Path RESOURCES = Path.of("src/main/resources");

    static Stream<Record> samples() {
        return Samples.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_sample_is_what_the_record_writes_and_reads(Record sample) throws Exception {
        String written = JSON.writeValueAsString(sample) + "\n";

        assertEquals(committed("sample", fact(sample), written), written);
        assertEquals(sample, JSON.readValue(written, sample.getClass()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_schema_is_what_the_record_says_and_takes_the_sample(Record sample) throws Exception {
        String written = JSON.writeValueAsString(RecordSchema.of(fact(sample))) + "\n";

        assertEquals(committed("schema", fact(sample), written), written);
        assertTrue(refusals(written, JSON.writeValueAsString(sample)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_schema_refuses_a_fact_without_its_subject(Record sample) throws Exception {
        String schema = JSON.writeValueAsString(RecordSchema.of(fact(sample)));
        ObjectNode broken = JSON.valueToTree(sample);
        broken.remove(sample.getClass().getRecordComponents()[0].getName());

        assertFalse(refusals(schema, broken.toString()).isEmpty());
    }

    @Test
    void every_fact_has_a_sample_and_a_topic_that_is_created() {
        var sampled = samples().map(FactContractTest::fact).collect(Collectors.toSet());
        var created = Topics.ALL.stream().map(Topics.Topic::name).collect(Collectors.toSet());

        for (FactType fact : FactType.values()) {
            assertTrue(sampled.contains(fact), "no sample of " + fact);
            assertTrue(created.contains(fact.topic()), "nobody creates " + fact.topic());
            assertTrue(created.contains(Topics.deadLetters(fact.topic())));
        }
    }

    private static FactType fact(Record sample) {
        return FactType.of(sample.getClass()).orElseThrow();
    }

    private static String committed(String kind, FactType fact, String written) throws Exception {
        String name = fact.type().substring("org.openpeering.".length()) + ".json";
        Path file = RESOURCES.resolve(kind).resolve(name);
        if (System.getProperty("contract.accept") != null) Files.writeString(file, written);
        return Files.readString(file);
    }

    private static java.util.List<?> refusals(String schema, String json) {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Schema read = registry.getSchema(schema, InputFormat.JSON);
        return read.validate(json, InputFormat.JSON);
    }
}
