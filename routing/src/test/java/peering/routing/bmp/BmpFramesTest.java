package peering.routing.bmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.wire.OctetWriter;

class BmpFramesTest {
    private static final byte[] FIRST = Bmp.message(4, Bmp.tlv(2, "router"));
    private static final byte[] EMPTY = Bmp.message(99);
    private static final byte[] LONG = Bmp.message(4, Bmp.tlv(1, "x".repeat(3000)));
    private static final byte[] STREAM =
            new OctetWriter().bytes(FIRST).bytes(EMPTY).bytes(LONG).bytes(FIRST).toBytes();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 7, 100, 4000})
    void messages_come_out_whole_however_the_bytes_arrive(int piece) {
        var frames = new BmpFrames();
        var messages = new ArrayList<byte[]>();
        for (int at = 0; at < STREAM.length; at += piece) {
            frames.feed(STREAM, at, Math.min(at + piece, STREAM.length), messages::add);
        }

        assertEquals(4, messages.size());
        assertArrayEquals(FIRST, messages.get(0));
        assertArrayEquals(EMPTY, messages.get(1));
        assertArrayEquals(LONG, messages.get(2));
        assertEquals(0, frames.pending());
        assertEquals(Optional.empty(), frames.damage());
    }

    @Test
    void an_unfinished_message_is_held_and_counted() {
        var frames = new BmpFrames();
        frames.feed(LONG, 0, 1000, _ -> {});

        assertEquals(1000, frames.pending());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "another version, 0400000006, version 4 where BMP has 3",
        "HTTP, 474554202f, version 71 where BMP has 3",
        "shorter than a header, 0300000005, a message of 5 bytes; 6 to 262144",
        "longer than allowed, 0300040001, a message of 262145 bytes; 6 to 262144",
        "4 GB, 03ffffffff, a message of 4294967295 bytes; 6 to 262144"
    })
    void what_is_no_header_ends_the_stream_for_good(String what, String header, String why) {
        var frames = new BmpFrames();
        var messages = new ArrayList<byte[]>();
        byte[] bad = HexFormat.of().parseHex(header + "00");
        byte[] stream = new OctetWriter().bytes(FIRST).bytes(bad).bytes(FIRST).toBytes();

        frames.feed(stream, 0, stream.length, messages::add);
        frames.feed(FIRST, 0, FIRST.length, messages::add);

        assertEquals(1, messages.size());
        assertEquals(Optional.of("at byte " + FIRST.length + ": " + why), frames.damage());
        assertEquals(0, frames.pending());
    }

    /** A claim of the longest message costs nothing before its bytes are there. */
    @Test
    void many_streams_that_only_claim_a_length_take_little_memory() {
        byte[] claim = new OctetWriter().u8(3).u32(BmpFrames.MAX_MESSAGE).u8(0).toBytes();
        List<BmpFrames> streams = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            var frames = new BmpFrames();
            frames.feed(claim, 0, claim.length, _ -> {});
            streams.add(frames);
        }

        // 100,000 claims of 256 kB would be 26 GB
        assertTrue(streams.stream().allMatch(s -> s.pending() == claim.length));
    }

    @Test
    void the_longest_message_allowed_passes_and_one_byte_more_does_not() {
        var frames = new BmpFrames(FIRST.length);
        var messages = new ArrayList<byte[]>();
        frames.feed(FIRST, 0, FIRST.length, messages::add);
        byte[] longer = Arrays.copyOf(FIRST, FIRST.length + 1);
        longer[4]++;
        frames.feed(longer, 0, longer.length, messages::add);

        assertEquals(1, messages.size());
        assertTrue(frames.damage().isPresent());
        assertThrows(IllegalArgumentException.class, () -> new BmpFrames(5));
    }
}
