package peering.telemetry.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a stream is packed in and written in, it is read, and what is wrong in it is named. */
class RouteStreamsTest {
    private static final String LINE =
            """
            {"t":1524567942,"collector":"rrc11","peer":"198.32.160.61","type":"A",\
            "prefix":"205.251.192.0/24","path":[6939,10297]}\
            """;

    @ParameterizedTest
    @CsvSource({
        "/ris/rrc00-20190101-first-4000.mrt.gz, 4000, 0",
        "/ris/ris-live-first-60.jsonl.gz,       60,   0",
        "/incidents/iran_1.jsonl.gz,            398,  0",
        "/ris/damaged-updates.gz,               6,    7",
    })
    void the_form_is_told_by_the_first_bytes(String resource, long records, long skipped)
            throws Exception {
        var result = Replays.run(resource(resource), Replays.policy("192.0.2.0/24", 64500L));

        assertEquals(records, result.progress().records());
        assertEquals(skipped, result.progress().skipped());
    }

    @Test
    void bzip2_is_unpacked() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var bzip2 = new BZip2CompressorOutputStream(packed)) {
            bzip2.write(LINE.getBytes(StandardCharsets.UTF_8));
        }

        assertEquals(1, lines(packed.toByteArray()).progress().routes());
    }

    @Test
    void a_packed_file_that_breaks_off_is_a_failure_and_not_an_end() {
        byte[] packed = ReplayTest.incident("iran_1");
        byte[] half = Arrays.copyOf(packed, packed.length / 2);

        org.junit.jupiter.api.Assertions.assertThrows(IOException.class, () -> lines(half));
    }

    @Test
    void sets_in_a_path_are_read() throws Exception {
        var policy = Replays.policy("205.251.192.0/24", 16509L);
        String one = LINE.replace("[6939,10297]", "[6939,[10297,64500]]");
        String two = one.replace("6939", "174").replace("198.32.160.61", "198.32.160.62");

        var result = Replays.run((one + "\n" + two).getBytes(StandardCharsets.UTF_8), policy);

        var observer = result.anomalies().getFirst().last().observers().getFirst();
        assertEquals("6939 {10297,64500}", observer.path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"collector\":\"rrc11\"}",
                "{\"collector\":\"rrc 11\",\"t\":1,\"peer\":\"192.0.2.1\",\"type\":\"W\",\"prefix\":\"192.0.2.0/24\"}",
                "{\"collector\":\"rrc11\",\"t\":1,\"peer\":\"here\",\"type\":\"W\",\"prefix\":\"192.0.2.0/24\"}",
                "{\"collector\":\"rrc11\",\"t\":1,\"peer\":\"192.0.2.1\",\"type\":\"X\",\"prefix\":\"192.0.2.0/24\"}",
                "{\"collector\":\"rrc11\",\"t\":1,\"peer\":\"192.0.2.1\",\"type\":\"A\",\"prefix\":\"192.0.2.0/24\"}",
                "{\"collector\":\"rrc11\",\"t\":1,\"peer\":\"192.0.2.1\",\"type\":\"A\",\"prefix\":\"192.0.2.0/24\",\"path\":[\"x\"]}",
                "{\"collector\":\"rrc11\",\"t\":1,\"peer\":\"192.0.2.1\",\"type\":\"W\",\"prefix\":\"192.0.2.1/24\"}",
                "{\"collector\":\"rrc11\",\"t\":-1,\"peer\":\"192.0.2.1\",\"type\":\"W\",\"prefix\":\"192.0.2.0/24\"}",
                "{\"collector\":\"rrc11\",\"t\":9223372036854775807,\"peer\":\"192.0.2.1\",\"type\":\"W\",\"prefix\":\"192.0.2.0/24\"}",
                "{\"collector\":[[[[[[1]]]]]]}",
            })
    void a_line_that_makes_no_sense_is_skipped_and_the_next_is_read(String bad) throws Exception {
        var result = lines((bad + "\n\n" + LINE).getBytes(StandardCharsets.UTF_8));

        assertEquals(1, result.progress().records());
        assertEquals(1, result.progress().skipped());
        assertEquals(1, result.skipped().getFirst().at());
    }

    @Test
    void a_line_without_an_end_is_not_kept() throws Exception {
        String endless = "{\"collector\":\"" + "x".repeat(1 << 20);

        var result = lines((endless + "\n" + LINE).getBytes(StandardCharsets.UTF_8));

        assertTrue(result.skipped().getFirst().why().startsWith("longer than"));
        assertEquals(1, result.progress().records());
    }

    private static ReplayResult lines(byte[] packed) throws IOException, Replay.Stopped {
        return Replays.run(packed, Replays.policy("192.0.2.0/24", 64500L));
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = RouteStreamsTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
