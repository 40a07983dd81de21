package peering.routing.rislive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.Cases;
import peering.routing.mrt.Lines;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.Asn;

class RisLiveTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> messages() {
        var text = new String(Cases.bytes("rislive/messages.jsonl"), StandardCharsets.UTF_8);
        return text.lines().toList();
    }

    static Stream<String> updates() {
        return messages().stream().filter(line -> line.contains("\"UPDATE\""));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void raw_bytes_and_fields_tell_the_same(String line) throws IOException {
        var withoutRaw = (ObjectNode) JSON.readTree(line);
        ((ObjectNode) withoutRaw.get("data")).remove("raw");

        var fromRaw = told(RisLive.decode(line));
        var fromFields = told(RisLive.decode(withoutRaw.toString()));

        assertEquals(fromRaw, fromFields);
        assertTrue(fromRaw.size() > 0);
    }

    /**
     * A blank in front of a name's colon keeps nothing from being read; an escape in a value does.
     */
    @ParameterizedTest
    @MethodSource("updates")
    void a_line_reads_the_same_whichever_way_it_is_written(String line) throws IOException {
        var pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(line));
        var escaped = line.replace("ris_message", "ris\\u005fmessage");

        assertFalse(escaped.equals(line));
        var records = records(RisLive.decode(line));
        assertEquals(records, records(RisLive.decode(pretty)));
        assertEquals(records, records(RisLive.decode(escaped)));
    }

    private static List<String> records(RisMessage message) {
        var heard = assertInstanceOf(RisMessage.Heard.class, message);
        return heard.records().stream()
                .map(record -> heard.collector() + " " + HexFormat.of().formatHex(record))
                .toList();
    }

    @Test
    void what_stands_around_a_line_is_not_read() {
        byte[] line = messages().getFirst().getBytes(StandardCharsets.UTF_8);
        byte[] around = new byte[line.length + 6];
        Arrays.fill(around, (byte) '}');
        System.arraycopy(line, 0, around, 3, line.length);

        assertEquals(
                records(RisLive.decode(messages().getFirst())),
                records(RisLive.decode(around, 3, 3 + line.length)));
        assertInstanceOf(RisMessage.Refused.class, RisLive.decode(around, 3, 4 + line.length));
        for (int end = 3; end < 3 + line.length; end++) {
            assertInstanceOf(RisMessage.Refused.class, RisLive.decode(around, 3, end));
        }
    }

    private static List<String> told(RisMessage message) {
        var heard = assertInstanceOf(RisMessage.Heard.class, message);
        return heard.records().stream().flatMap(r -> lines(r).stream()).sorted().toList();
    }

    private static List<String> lines(byte[] record) {
        var lines = Lines.of(record);
        assertEquals(List.of(), lines.flaws);
        return lines.lines;
    }

    /**
     * RIS Live leaves a set of one out of its "path": why the raw bytes are read where there are
     * any.
     */
    @Test
    void raw_bytes_keep_what_the_fields_lose() {
        var line = new String(Cases.bytes("rislive/set-left-out.json"), StandardCharsets.UTF_8);

        assertTrue(line.contains("\"path\":[2497,2914,12252,23487,27738],"));
        assertEquals(
                List.of(
                        "1558620047|A|198.32.176.24|2497|201.183.255.0/24|2497 2914 12252 23487"
                                + " 27738 {27738}"),
                told(RisLive.decode(line)));
    }

    @Test
    void the_record_says_when_and_from_whom() {
        var heard = assertInstanceOf(RisMessage.Heard.class, RisLive.decode(messages().getFirst()));

        assertEquals("rrc19", heard.collector());
        assertEquals(Asn.of(57695), heard.peer().asn());
        assertEquals(
                Instant.parse("2019-05-23T14:00:47.080Z"),
                MrtRecord.of(heard.records().getFirst()).time());
        assertEquals(
                List.of("1558620047|A|196.60.9.165|57695|196.50.70.0/24|57695 37650"), told(heard));
    }

    @ParameterizedTest
    @CsvSource({
        "connected, OPEN_CONFIRM ESTABLISHED",
        "down, ESTABLISHED IDLE",
        "whatever, ESTABLISHED IDLE"
    })
    void a_peer_that_comes_or_goes_is_a_session_change(String state, String expected) {
        var heard =
                assertInstanceOf(
                        RisMessage.Heard.class,
                        RisLive.decode(
                                """
                                {"type":"ris_message","data":{"type":"RIS_PEER_STATE","state":"%s",
                                 "timestamp":1.5,"peer":"2001:db8::1","peer_asn":"64500"}}
                                """
                                        .formatted(state)));

        assertEquals(
                List.of("2001:db8::1 AS64500 " + expected),
                Lines.of(heard.records().getFirst()).states);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"pong\",\"data\":null} | pong",
                "{\"type\":\"ris_error\",\"data\":{\"message\":\"no\"}} | ris_error",
                "{\"type\":\"ris_message\",\"data\":{\"type\":\"KEEPALIVE\"}} | KEEPALIVE",
                "{} | null"
            })
    void what_tells_no_routes_is_ignored(String line, String what) {
        assertEquals(new RisMessage.Ignored(what), RisLive.decode(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{} {}",
                "\"peer\":\"example.com\"",
                "\"peer_asn\":4294967296",
                "\"peer_asn\":null",
                "\"timestamp\":-1",
                "\"timestamp\":1e99",
                "\"timestamp\":\"1e-999999999\"",
                "\"timestamp\":\"x\"",
                "\"timestamp\":null",
                "\"raw\":\"FFF\"",
                "\"raw\":\"XX\"",
                "\"path\":7",
                "\"path\":[[]]",
                "\"path\":[{}]",
                "\"community\":[[1]]",
                "\"community\":[[1,2,3]]",
                "\"community\":[[70000,1]]",
                "\"withdrawals\":[\"10.0.0.1/8\"]",
                "\"withdrawals\":[null]",
                "\"announcements\":[1]",
                "\"announcements\":[{\"next_hop\":\"x\",\"prefixes\":[\"10.0.0.0/8\"]}]"
            })
    void what_is_malformed_is_refused(String part) {
        boolean whole = part.isEmpty() || part.charAt(0) != '"';

        assertInstanceOf(RisMessage.Refused.class, RisLive.decode(whole ? part : update(part)));
    }

    /** A good update, but for that member. */
    private static String update(String member) {
        return "{\"type\":\"ris_message\",\"data\":{\"type\":\"UPDATE\",\"timestamp\":1,"
                + "\"peer\":\"192.0.2.1\",\"peer_asn\":\"1\","
                + member
                + "}}";
    }

    /** To read a number of a million digits takes the square of a million. */
    @Test
    void a_number_without_end_is_not_read_beside_raw_bytes_either() {
        String line =
                messages().stream()
                        .filter(one -> one.contains("\"raw\""))
                        .findFirst()
                        .orElseThrow();
        var digits = "1".repeat(1_000_000);
        String endless = line.replaceFirst("\"timestamp\": ?[0-9.]+", "\"timestamp\":" + digits);
        assertTrue(endless.length() > 1_000_000);

        byte[] text = endless.getBytes(StandardCharsets.UTF_8);

        assertInstanceOf(RisMessage.Refused.class, RisLive.decode(text, 0, text.length));
    }

    @Test
    void what_is_too_large_is_refused() {
        var manyPrefixes = "\"10.0.0.0/8\",".repeat(10_001);
        var manyHops = "1,".repeat(1_001);
        for (String line :
                List.of(
                        " ".repeat(RisLive.MAX_CHARACTERS + 1),
                        update("\"withdrawals\":[" + manyPrefixes + "\"10.0.0.0/8\"]"),
                        update("\"path\":[" + manyHops + "1]"),
                        update("\"raw\":\"" + "F".repeat(200_000) + "\""),
                        update("\"x\":" + "[".repeat(20) + "]".repeat(20)))) {
            assertInstanceOf(RisMessage.Refused.class, RisLive.decode(line));
        }
    }

    @Test
    void a_damaged_line_gives_one_of_the_three_answers_and_never_throws() {
        var lines = messages();
        var random = new Random(12654);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            var line = new StringBuilder(lines.get(random.nextInt(lines.size())));
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                int at = random.nextInt(line.length());
                switch (random.nextInt(3)) {
                    case 0 -> line.setCharAt(at, "{}[]\",:0-9ef.".charAt(random.nextInt(13)));
                    case 1 -> line.deleteCharAt(at);
                    default -> line.insert(at, (char) random.nextInt(0x10000));
                }
            }
            if (RisLive.decode(line.toString()) instanceof RisMessage.Refused) refused++;
        }

        assertTrue(refused > 1000, "the damage is felt: " + refused);
    }
}
