package peering.routing.mrt;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import peering.routing.wire.Octets;

/**
 * The records of an MRT file, one by one. Plain or gzip, told apart by the first bytes.
 *
 * <pre>{@code
 * try (var reader = MrtReader.open(in)) {
 *     for (var record = reader.next(); record != null; record = reader.next()) …
 *     reader.damage().ifPresent(…);
 * }
 * }</pre>
 *
 * MRT has nothing to find the next record by, so the first that is not whole (cut off, or longer
 * than allowed) ends the reading; {@link #damage} then says where and why.
 */
public final class MrtReader implements AutoCloseable {
    /** Longer than any record a collector writes: a prefix seen by thousands of peers. */
    public static final int MAX_RECORD = 4 << 20;

    private static final int BUFFER = 1 << 16;
    private static final String BAD_GZIP = "the gzip data is damaged or cut off";

    private final InputStream in;
    private final int maxRecord;
    private final byte[] header = new byte[MrtRecord.HEADER];
    private long offset;
    private MrtDamage damage;

    private MrtReader(InputStream in, int maxRecord) {
        this.in = in;
        this.maxRecord = maxRecord;
    }

    /**
     * @param in closed with the reader
     */
    public static MrtReader open(InputStream in) throws IOException {
        return open(in, MAX_RECORD);
    }

    /**
     * @param maxRecord bytes of a record after its header; more is damage
     */
    public static MrtReader open(InputStream in, int maxRecord) throws IOException {
        var buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
        buffered.reset();
        if (!gzip) return new MrtReader(buffered, maxRecord);
        try {
            var unpacked = new GZIPInputStream(buffered, BUFFER);
            return new MrtReader(new BufferedInputStream(unpacked, BUFFER), maxRecord);
        } catch (ZipException | EOFException e) {
            var reader = new MrtReader(buffered, maxRecord);
            reader.damaged(BAD_GZIP);
            return reader;
        }
    }

    /**
     * The next record, or null after the last whole one.
     *
     * @throws IOException if the source fails; bad content is {@link #damage}
     */
    public MrtRecord next() throws IOException {
        if (damage != null) return null;
        try {
            return read();
        } catch (ZipException | EOFException e) {
            return damaged(BAD_GZIP);
        }
    }

    private MrtRecord read() throws IOException {
        int got = in.readNBytes(header, 0, header.length);
        if (got == 0) return null;
        if (got < header.length) return damaged("the file ends within a header");
        long length = Octets.u32(header, 8);
        if (length > maxRecord) {
            return damaged("a record of " + length + " bytes; at most " + maxRecord + " are taken");
        }
        byte[] bytes = Arrays.copyOf(header, header.length + (int) length);
        int body = in.readNBytes(bytes, header.length, (int) length);
        if (body < length) {
            return damaged("the file ends " + body + " bytes into a record of " + length);
        }
        var record = new MrtRecord(bytes, offset);
        offset += bytes.length;
        return record;
    }

    private MrtRecord damaged(String why) {
        damage = new MrtDamage(offset, why);
        return null;
    }

    /** Why reading ended before the end; empty while it goes on and after a clean end. */
    public Optional<MrtDamage> damage() {
        return Optional.ofNullable(damage);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
