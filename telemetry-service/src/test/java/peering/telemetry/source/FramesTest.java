package peering.telemetry.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    private static final int MOST = 200_000;
    private static final int TEXT = 0x81;
    private static final int TEXT_BEGINS = 0x01;
    private static final int GOES_ON = 0x00;
    private static final int ENDS = 0x80;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;

    private final List<String> messages = new ArrayList<>();
    private final List<String> pings = new ArrayList<>();
    private int waits;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 65_537, MOST})
    void a_message_of_any_length_is_heard_whole_between_others(int length) {
        String text = "x".repeat(length);

        String why = heard(frame(TEXT, "a"), frame(TEXT, text), frame(TEXT, "b"));

        assertEquals(List.of("a", text, "b"), messages);
        assertEquals("the other end went away", why);
    }

    @Test
    void many_messages_come_out_as_they_went_in_however_they_were_cut() {
        var all = new ArrayList<String>();
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 3000; i++) {
            all.add(i + "-".repeat(i % 400));
            bytes.writeBytes(frame(TEXT, all.getLast()));
        }

        read(new Pieces(bytes.toByteArray(), 777));

        assertEquals(all, messages);
    }

    @Test
    void parts_are_put_together_and_a_ping_between_them_is_answered() {
        heard(
                frame(TEXT_BEGINS, "one "),
                frame(PING, "are you there"),
                frame(GOES_ON, "two "),
                frame(PONG, ""),
                frame(ENDS, "three"),
                frame(TEXT_BEGINS, ""),
                frame(ENDS, ""));

        assertEquals(List.of("one two three", ""), messages);
        assertEquals(List.of("are you there"), pings);
    }

    @Test
    void of_a_message_too_long_enough_is_kept_to_see_that() {
        String part = "x".repeat(60_000);

        heard(
                frame(TEXT, "x".repeat(5 * MOST)),
                frame(TEXT_BEGINS, part),
                frame(GOES_ON, part),
                frame(GOES_ON, part),
                frame(ENDS, part),
                frame(TEXT, "next"));

        assertEquals(
                List.of(MOST + 1, MOST + 1, 4), messages.stream().map(String::length).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8180 | masked",
                "C100 | extension",
                "0000 | out of order",
                "0100 8100 | out of order",
                "8300 | unknown kind 3",
                "8B00 | unknown kind 11",
                "0900 | too long",
                "897E0080 | too long",
                "817FFFFFFFFFFFFFFFFF | longer than there is",
                "8105 4142 | went away",
                "8800 | closed by the other end: it does not say why",
                "8804 03E9 6F6B | closed by the other end: 1001 ok"
            })
    void what_is_not_allowed_ends_it_and_says_why(String frames, String why) {
        byte[] bytes = HexFormat.of().parseHex(frames.replace(" ", ""));

        String ended = heard(bytes);

        assertTrue(ended.contains(why), ended);
        assertEquals(List.of(), messages);
    }

    @Test
    void whoever_waits_is_asked_each_time_whether_he_still_does() {
        read(new Pieces(frame(TEXT, "x".repeat(100)), 10));

        assertTrue(waits >= 10, "asked " + waits);
    }

    private String heard(byte[]... frames) {
        InputStream all = InputStream.nullInputStream();
        for (byte[] frame : frames)
            all = new SequenceInputStream(all, new ByteArrayInputStream(frame));
        return read(all);
    }

    private String read(InputStream in) {
        var connection =
                new Frames.Connection() {
                    @Override
                    public void waits() {
                        waits++;
                    }

                    @Override
                    public void pinged(byte[] said) {
                        pings.add(new String(said, UTF_8));
                    }
                };
        var frames =
                new Frames(
                        in,
                        connection,
                        MOST,
                        (bytes, from, to) ->
                                messages.add(new String(bytes, from, to - from, UTF_8)));
        return assertThrows(
                        IOException.class,
                        () -> {
                            while (true) frames.next();
                        })
                .getMessage();
    }

    private static byte[] frame(int first, String payload) {
        byte[] text = payload.getBytes(UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write(first);
        int octets = text.length < 126 ? 0 : text.length < 65_536 ? 2 : 8;
        frame.write(octets == 0 ? text.length : octets == 2 ? 126 : 127);
        for (int i = octets - 1; i >= 0; i--) frame.write((int) ((long) text.length >>> 8 * i));
        frame.writeBytes(text);
        return frame.toByteArray();
    }

    /** Gives at most so many bytes at once, as a network does. */
    private static final class Pieces extends ByteArrayInputStream {
        private final int most;

        Pieces(byte[] bytes, int most) {
            super(bytes);
            this.most = most;
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(most, length));
        }
    }
}
