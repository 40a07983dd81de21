package peering.routing.bmp;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import peering.routing.bgp.AfiSafi;
import peering.routing.mrt.Lines;
import peering.routing.wire.OctetWriter;

/** Messages damaged at random (seeded): each is answered, and a stream stays within its bounds. */
class BmpMutationTest {
    private static final int ROUNDS = 100_000;
    private static final byte[] PEER = Bmp.peer(0, "192.0.2.1", 64500);
    private static final byte[] SIX = Bmp.peer(0x80, "2001:db8::1", 64500);

    private static final List<byte[]> SOUND =
            List.of(
                    Bmp.message(4, Bmp.tlv(1, "Router 7"), Bmp.tlv(2, "r1")),
                    Bmp.peerUp(PEER),
                    Bmp.peerUp(
                            SIX,
                            1,
                            Bmp.four(64501, Bmp.both(AfiSafi.IPV6_UNICAST)),
                            Bmp.four(64500, Bmp.both(AfiSafi.IPV6_UNICAST)),
                            Bmp.tlv(3, "main")),
                    Bmp.message(0, PEER, Bmp.announce("10.0.0.0/8", 64500, 1, 2)),
                    Bmp.message(0, SIX, Bmp.announce("2001:db8::/32", 64500, 1, 2)),
                    Bmp.message(0, PEER, Bmp.withdraw("10.0.0.0/8")),
                    Bmp.message(1, PEER, new OctetWriter().u32(1).u16(7).u16(8).u64(5).toBytes()),
                    Bmp.message(2, PEER, new byte[] {4}),
                    Bmp.message(5, Bmp.tlv(1, 3)),
                    Bmp.message(6, PEER, Bmp.tlv(1, 0)));

    @Test
    void a_damaged_message_is_answered() {
        var random = new Random(7854);
        var session = new BmpSession(100);
        int[] counts = new int[3]; // records, routes, refused

        assertTimeoutPreemptively(
                ofSeconds(60),
                () -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        byte[] whole = SOUND.get(random.nextInt(SOUND.size()));
                        count(session.take(damaged(whole, random), Instant.EPOCH), counts);
                        assertTrue(session.peers().size() <= 100);
                    }
                });

        assertTrue(counts[0] > ROUNDS / 20, "records are made: " + counts[0]);
        assertTrue(counts[1] > ROUNDS / 100, "and hold routes: " + counts[1]);
        assertTrue(counts[2] > ROUNDS / 20, "and damage is felt: " + counts[2]);
    }

    private static void count(BmpHeard heard, int[] counts) {
        counts[0] += heard.records().size();
        for (byte[] record : heard.records()) counts[1] += Lines.of(record).lines.size();
        if (heard.message() instanceof BmpMessage.Refused) {
            counts[2]++;
            assertTrue(heard.trouble().orElseThrow().length() < 300);
            assertEquals(List.of(), heard.records());
        }
    }

    /** Some bits turned, or cut, or longer; mostly with a length that is right. */
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes =
                switch (random.nextInt(4)) {
                    case 0 -> Arrays.copyOf(whole, 6 + random.nextInt(whole.length - 5));
                    case 1 -> Arrays.copyOf(whole, whole.length + random.nextInt(20));
                    default -> whole.clone();
                };
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = 5 + random.nextInt(bytes.length - 5);
            bytes[at] = (byte) (random.nextInt(3) == 0 ? -1 : random.nextInt());
        }
        if (random.nextInt(10) > 0) {
            for (int i = 0; i < 4; i++) bytes[1 + i] = (byte) (bytes.length >>> 24 - 8 * i);
        }
        return bytes;
    }

    @Test
    void a_damaged_stream_gives_no_more_than_it_holds() {
        var stream = new OctetWriter();
        SOUND.forEach(stream::bytes);
        byte[] whole = stream.toBytes();
        var random = new Random(9069);
        for (int round = 0; round < 5000; round++) {
            byte[] bytes = whole.clone();
            IntStream.range(0, 1 + random.nextInt(8))
                    .forEach(_ -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt());
            var frames = new BmpFrames();
            var session = new BmpSession();
            int[] taken = new int[1];
            for (int at = 0; at < bytes.length; at += 100) {
                frames.feed(
                        bytes,
                        at,
                        Math.min(at + 100, bytes.length),
                        message -> {
                            taken[0] += message.length;
                            session.take(message, Instant.EPOCH);
                        });
            }
            int lost = bytes.length - taken[0] - frames.pending();
            assertTrue(lost == 0 || frames.damage().isPresent(), "lost without a word: " + lost);
        }
    }
}
