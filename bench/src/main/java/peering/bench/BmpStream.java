package peering.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.bmp.BmpFrames;
import peering.routing.bmp.BmpSession;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtReader;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.Prefix.Family;

/**
 * The 4-octet messages of an MRT file as one router's BMP stream: each peer comes up before its
 * first message. It is read in pieces of 64 kB, as a socket gives them.
 */
final class BmpStream {
    private static final int BGP4MP = 16;
    private static final int MESSAGE_AS4 = 4;
    private static final int MRT_HEADER = 12;
    private static final int OPEN = 37;
    private static final int PIECE = 1 << 16;

    private final byte[] stream;
    private int messages;
    private final MrtDecoder decoder = new MrtDecoder();
    private final Counter counter = new Counter();

    BmpStream(Path mrt) throws IOException {
        var out = new ByteArrayOutputStream();
        var up = new HashSet<ByteBuffer>();
        byte[] file = Files.readAllBytes(mrt);
        try (var reader = MrtReader.open(new ByteArrayInputStream(file))) {
            for (var r = reader.next(); r != null; r = reader.next()) {
                if (r.type() == BGP4MP && r.subtype() == MESSAGE_AS4) write(r, up, out);
            }
        }
        stream = out.toByteArray();
    }

    /** RFC 6396 section 4.4.2 turned into RFC 7854 section 4.2. */
    private void write(MrtRecord record, Set<ByteBuffer> up, ByteArrayOutputStream out) {
        var in = ByteBuffer.wrap(record.bytes()).position(MRT_HEADER);
        int asn = in.getInt();
        in.position(in.position() + 6);
        boolean six = in.getShort() == 2;
        byte[] address = new byte[16];
        in.get(address, six ? 0 : 12, six ? 16 : 4);
        in.position(in.position() + (six ? 16 : 4));
        byte[] header =
                ByteBuffer.allocate(42)
                        .put(1, (byte) (six ? 0x80 : 0))
                        .put(10, address)
                        .putInt(26, asn)
                        .putInt(34, (int) record.epochSecond())
                        .array();
        if (up.add(ByteBuffer.wrap(address))) peerUp(header, asn, out);
        byte[] update = Arrays.copyOfRange(record.bytes(), in.position(), record.bytes().length);
        message(0, header, update, out);
        messages++;
    }

    private static void peerUp(byte[] header, int asn, ByteArrayOutputStream out) {
        byte[] body = // the router's end stays zero
                ByteBuffer.allocate(20 + 2 * OPEN)
                        .put(20, open(65000))
                        .put(20 + OPEN, open(asn))
                        .array();
        message(3, header, body, out);
    }

    /** With one capability: 4-octet AS numbers. */
    private static byte[] open(int asn) {
        return ByteBuffer.allocate(OPEN)
                .putLong(-1)
                .putLong(-1)
                .putShort((short) OPEN)
                .put((byte) 1)
                .put((byte) 4)
                .putShort((short) 23456)
                .putShort((short) 180)
                .putInt(1)
                .put((byte) 8)
                .putInt(0x0206_4104)
                .putInt(asn)
                .array();
    }

    private static void message(int type, byte[] header, byte[] rest, ByteArrayOutputStream out) {
        int length = 6 + header.length + rest.length;
        out.writeBytes(
                ByteBuffer.allocate(6).put((byte) 3).putInt(length).put((byte) type).array());
        out.writeBytes(header);
        out.writeBytes(rest);
    }

    int messages() {
        return messages;
    }

    /** From bytes to decoded elements; says how many. */
    int pass(Instant now) {
        counter.elements = 0;
        var session = new BmpSession();
        feed(message -> {
            for (byte[] record : session.take(message, now).records()) {
                decoder.decode(MrtRecord.of(record), counter);
            }
        });
        return counter.elements;
    }

    /** From bytes to records, as the listener does; says how many. */
    int records(Instant now) {
        int[] records = new int[1];
        var session = new BmpSession();
        feed(message -> records[0] += session.take(message, now).records().size());
        return records[0];
    }

    private void feed(Consumer<byte[]> taker) {
        var frames = new BmpFrames();
        for (int at = 0; at < stream.length; at += PIECE) {
            frames.feed(stream, at, Math.min(at + PIECE, stream.length), taker);
        }
        frames.damage()
                .ifPresent(why -> {
                    throw new IllegalStateException(why);
                });
    }

    private static final class Counter implements RouteSink {
        int elements;

        @Override
        public void announced(Family family, long hi, long lo, int length, RouteView view) {
            elements++;
        }

        @Override
        public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
            elements++;
        }

        @Override
        public void flawed(Flaw flaw, RouteView view) {
            throw new IllegalStateException("a file for measuring should be sound: " + flaw);
        }
    }
}
