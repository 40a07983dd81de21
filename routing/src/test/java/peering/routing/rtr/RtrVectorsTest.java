package peering.routing.rtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import peering.routing.Cases;

/** The table of PDUs: what they hold, and with which error the bad ones are answered. */
class RtrVectorsTest {
    private static final String VECTORS = "rtr/pdu-vectors.json";

    @TestFactory
    Stream<DynamicTest> sound_pdus_are_read() {
        return Cases.list(VECTORS, "pdus")
                .filter(pdu -> pdu.get("valid").asBoolean())
                .map(pdu -> DynamicTest.dynamicTest(pdu.get("name").asText(), () -> sound(pdu)));
    }

    @TestFactory
    Stream<DynamicTest> bad_pdus_end_the_connection_with_their_error() {
        return Cases.list(VECTORS, "pdus")
                .filter(pdu -> !pdu.get("valid").asBoolean())
                .map(pdu -> DynamicTest.dynamicTest(pdu.get("name").asText(), () -> bad(pdu)));
    }

    @TestFactory
    Stream<DynamicTest> serials_run_round() {
        return Cases.list(VECTORS, "serialArithmetic")
                .flatMap(set -> Cases.each(set.get("cases")))
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.toString(),
                                () ->
                                        assertEquals(
                                                one.get("less").asBoolean(),
                                                RtrSerial.isBefore(
                                                        (int) one.get("a").asLong(),
                                                        (int) one.get("b").asLong()))));
    }

    private static void sound(JsonNode vector) {
        byte[] bytes = Hex.bytes(vector.get("hex").asText());
        var fields = vector.get("fields");

        var pdu = RtrDecoder.decode(bytes, 0, bytes.length);

        assertEquals(fields.get("version").asInt(), bytes[0]);
        switch (pdu) {
            case RtrPdu.PrefixChange change -> {
                assertEquals(fields.get("announce").asBoolean(), change.announced());
                assertEquals(fields.get("prefix").asText(), change.prefix().toString());
                assertEquals(fields.get("maxLength").asInt(), change.maxLength());
                assertEquals(fields.get("asn").asLong(), change.origin().value());
            }
            case RtrPdu.AspaChange change -> {
                assertEquals(fields.get("announce").asBoolean(), change.announced());
                assertEquals(fields.get("customer").asLong(), change.customer().value());
                assertEquals(
                        Cases.each(fields.get("providers")).map(JsonNode::asLong).toList(),
                        change.providers().stream().map(asn -> asn.value()).toList());
            }
            case RtrPdu.EndOfData end -> {
                assertEquals(fields.get("session").asInt(), end.session());
                assertEquals(fields.get("serial").asInt(), end.serial());
                assertEquals(fields.has("refresh"), end.timers().isPresent());
                end.timers()
                        .ifPresent(timers -> {
                            assertEquals(
                                    fields.get("refresh").asInt(), timers.refresh().toSeconds());
                            assertEquals(fields.get("retry").asInt(), timers.retry().toSeconds());
                            assertEquals(fields.get("expire").asInt(), timers.expire().toSeconds());
                        });
            }
            case RtrPdu.SerialNotify(int session, int serial) -> numbers(fields, session, serial);
            case RtrPdu.SerialQuery(int session, int serial) -> numbers(fields, session, serial);
            case RtrPdu.CacheResponse(int session) ->
                    assertEquals(fields.get("session").asInt(), session);
            case RtrPdu.ErrorReport(int code, var text) -> {
                assertEquals(fields.get("code").asInt(), code);
                assertEquals(fields.get("text").asText(), text);
            }
            case RtrPdu.RouterKey key -> {
                assertEquals(fields.get("announce").asBoolean(), key.announced());
                assertEquals(fields.get("asn").asLong(), key.asn().value());
            }
            case RtrPdu.ResetQuery _ -> assertEquals("ResetQuery", fields.get("type").asText());
            case RtrPdu.CacheReset _ -> assertEquals("CacheReset", fields.get("type").asText());
        }
        written(pdu, bytes);
    }

    /** What a client says itself is written as it is read. */
    private static void written(RtrPdu pdu, byte[] bytes) {
        switch (pdu) {
            case RtrPdu.ResetQuery _ -> same(bytes, RtrEncoder.resetQuery(bytes[0]));
            case RtrPdu.SerialQuery(int session, int serial) ->
                    same(bytes, RtrEncoder.serialQuery(bytes[0], session, serial));
            default -> assertTrue(bytes.length >= 8);
        }
    }

    private static void same(byte[] expected, byte[] actual) {
        assertEquals(HexFormat.of().formatHex(expected), HexFormat.of().formatHex(actual));
    }

    private static void numbers(JsonNode fields, int session, int serial) {
        assertEquals(fields.get("session").asInt(), session);
        assertEquals(fields.get("serial").asLong(), Integer.toUnsignedLong(serial));
    }

    private static void bad(JsonNode vector) {
        String hex = vector.get("hex").asText();
        int version = Integer.parseInt(hex.substring(0, 2), 16);
        boolean negotiates = version > RtrConnection.HIGHEST;
        var cache = new FakeCache(negotiates ? 2 : version);
        if (!negotiates) cache.says("%02x03000100000008".formatted(version));

        cache.says(hex);

        assertTrue(cache.connection.end().isPresent());
        assertTrue(cache.told.isEmpty());
        int expected = vector.has("errorCode") ? vector.get("errorCode").asInt() : -1;
        assertEquals(expected, cache.lastError(), cache::why);
    }
}
