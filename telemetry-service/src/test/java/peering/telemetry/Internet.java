package peering.telemetry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/** What the Internet said on another day. */
final class Internet {
    private static final int HEADER = 12;
    private static final int LENGTH_AT = 8;

    private Internet() {}

    /** The first 4,000 records of rrc00 in 2019, all moved to one time. */
    static byte[] moved(Instant to) throws IOException {
        byte[] file = unpacked("/ris/rrc00-20190101-first-4000.mrt.gz");
        var records = ByteBuffer.wrap(file);
        for (int at = 0; at < file.length; at += HEADER + records.getInt(at + LENGTH_AT)) {
            records.putInt(at, (int) to.getEpochSecond());
        }
        return file;
    }

    static byte[] unpacked(String resource) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(resource(resource)))) {
            return in.readAllBytes();
        }
    }

    static byte[] resource(String name) throws IOException {
        try (var in = Internet.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
