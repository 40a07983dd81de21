package peering.routing.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.routing.bgp.BgpMessages;
import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.bgp.RouteView;
import peering.routing.bmp.BmpFrames;
import peering.routing.bmp.BmpHeard;
import peering.routing.bmp.BmpSession;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtReader;
import peering.routing.mrt.MrtRecord;
import peering.routing.rislive.RisLive;
import peering.routing.rislive.RisMessage;
import peering.routing.rpki.Slurm;
import peering.routing.rpki.SlurmFormatException;
import peering.routing.rpki.VrpSet;
import peering.routing.rpki.VrpTable;
import peering.routing.rtr.RtrConnection;
import peering.routing.rtr.RtrData;
import peering.routing.wire.Octets;

/**
 * The decoders of what strangers send, with any bytes at all. In the build the inputs under
 * src/test/resources are replayed: sound ones, and any that was found to break something. With
 * {@code JAZZER_FUZZ=1} in the environment, {@code -Djazzer.hooks=true} and one method at a time
 * ({@code -Dtest=DecodersFuzzTest#bmp}) it looks for more.
 */
class DecodersFuzzTest {
    private static final Instant NOW = Instant.EPOCH;

    /** The first byte chooses the encoding. */
    @FuzzTest(maxDuration = "60s")
    void bgp(byte[] data) {
        if (data.length == 0) return;
        var encoding = new Encoding((data[0] & 1) == 0 ? 4 : 2, (data[0] & 2) != 0);
        var everything = new Everything();

        new BgpMessages()
                .decode(new Octets(data, 1, data.length), encoding, new RouteView(), everything);

        assertTrue(everything.routes <= data.length);
        BgpMessages.asnSize(data);
    }

    @FuzzTest(maxDuration = "60s")
    void mrt(byte[] data) throws IOException {
        var everything = new Everything();
        var decoder = new MrtDecoder();
        long taken = 0;
        try (var reader = MrtReader.open(new ByteArrayInputStream(data))) {
            for (var r = reader.next(); r != null && taken < 1 << 22; r = reader.next()) {
                taken += r.bytes().length;
                decoder.decode(r, everything);
            }
        }
        assertTrue(everything.routes <= taken);
    }

    @FuzzTest(maxDuration = "60s")
    void bmp(byte[] data) {
        var frames = new BmpFrames();
        var session = new BmpSession(10);
        var everything = new Everything();
        int half = data.length / 2;
        int[] taken = new int[1];
        for (int[] part : new int[][] {{0, half}, {half, data.length}}) {
            frames.feed(
                    data,
                    part[0],
                    part[1],
                    message -> {
                        taken[0] += message.length;
                        decode(session.take(message, NOW), everything);
                    });
        }
        session.close(NOW).forEach(record -> decode(record, everything));
        assertTrue(
                frames.damage().isPresent() || taken[0] + frames.pending() == data.length,
                "bytes are lost without a word");
        assertTrue(everything.routes <= data.length);
    }

    private static void decode(BmpHeard heard, Everything everything) {
        heard.records().forEach(record -> decode(record, everything));
    }

    private static void decode(byte[] record, Everything everything) {
        new MrtDecoder().decode(MrtRecord.of(record), everything);
    }

    @FuzzTest(maxDuration = "60s")
    void risLive(byte[] data) {
        var everything = new Everything();
        switch (RisLive.decode(new String(data, StandardCharsets.UTF_8))) {
            case RisMessage.Heard heard ->
                    heard.records().forEach(record -> decode(record, everything));
            case RisMessage.Ignored ignored -> assertTrue(ignored.what().length() < 200);
            case RisMessage.Refused refused -> assertEquals(1, refused.why().lines().count());
        }
    }

    /** Refused with one line, or sound enough to be put over a table. */
    @FuzzTest(maxDuration = "60s")
    void slurm(byte[] data) throws IOException {
        try {
            var slurm = Slurm.read(new ByteArrayInputStream(data));
            var table = VrpTable.of(slurm.prefixAssertions());
            var set = VrpSet.of(table, List.of(), Optional.empty());
            var applied = slurm.applyTo(set);
            assertEquals(table.size(), applied.set().table().size());
            assertTrue(applied.filtered() <= table.size());
        } catch (SlurmFormatException refused) {
            assertEquals(1, refused.getMessage().lines().count());
        }
    }

    /** The first byte chooses the version; what follows is said in two parts. */
    @FuzzTest(maxDuration = "60s")
    void rtr(byte[] data) {
        if (data.length == 0) return;
        var sent = new int[1];
        var connection =
                new RtrConnection(
                        Math.floorMod(data[0], RtrConnection.HIGHEST + 1),
                        new RtrConnection.Outlet() {
                            @Override
                            public void send(byte[] bytes) {
                                sent[0]++;
                            }

                            @Override
                            public void told(RtrData told) {
                                assertTrue(told.vrps().size() <= data.length);
                            }
                        });
        connection.opened(NOW);
        int half = (1 + data.length) / 2;
        connection.received(data, 1, half, NOW);
        connection.received(data, half, data.length, NOW);
        connection.passed(NOW.plusSeconds(3600));
        assertTrue(sent[0] <= data.length, "more was answered than asked");
    }
}
