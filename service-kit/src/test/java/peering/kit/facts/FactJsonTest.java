package peering.kit.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.contract.FactType;
import peering.contract.LatencySampleFact;

class FactJsonTest {
    private static final String SAMPLE =
            """
            {"sampleId":"smp_1","prefix":"192.0.2.0/24","place":"NL-AMS","rttMillis":null,
             "measuredAt":"2026-11-24T12:00:00Z","probe":"p"}\
            """;

    @ParameterizedTest
    @EnumSource
    void every_sample_of_the_contract_is_read_and_written_as_it_stands(FactType type)
            throws IOException {
        byte[] sample = sample(type);

        byte[] written = FactJson.write(FactJson.read(sample, type.record()));

        assertEquals(FactJson.MAPPER.readTree(sample), FactJson.MAPPER.readTree(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{\"prefix\":",
                "[]",
                "\"text\"",
                "{\"measuredAt\":\"noon\"}",
                "{\"rttMillis\":\"fast\"}"
            })
    void what_is_no_such_fact_is_poison(String value) {
        assertThrows(PoisonFact.class, () -> FactJson.read(value, LatencySampleFact.class));
    }

    @Test
    void a_fact_that_breaks_its_own_invariant_is_poison() {
        String value = "{\"expectedOrigins\":null}";

        assertThrows(PoisonFact.class, () -> FactJson.read(value, FactType.ROUTE_ANOMALY.record()));
    }

    @Test
    void a_field_of_a_newer_writer_is_skipped() {
        String newer = SAMPLE.replace("{", "{\"colour\":\"blue\",");

        assertEquals(
                FactJson.read(SAMPLE, LatencySampleFact.class),
                FactJson.read(newer, LatencySampleFact.class));
    }

    @Test
    void text_and_bytes_are_the_same_json() {
        var fact = FactJson.read(SAMPLE, LatencySampleFact.class);

        assertEquals(FactJson.text(fact), new String(FactJson.write(fact), StandardCharsets.UTF_8));
    }

    private static byte[] sample(FactType type) throws IOException {
        String name = type.type().substring("org.openpeering.".length());
        try (var in = FactType.class.getResourceAsStream("/sample/" + name + ".json")) {
            return in.readAllBytes();
        }
    }
}
