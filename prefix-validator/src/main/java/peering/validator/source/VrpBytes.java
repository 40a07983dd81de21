package peering.validator.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import peering.routing.rpki.VrpJson;
import peering.routing.rpki.VrpSet;

/**
 * Reads a VRP table however it is packed: plain and gzip are told apart by the reader itself,
 * bzip2, in which archives of tables are kept, here by its first bytes.
 */
final class VrpBytes {
    private static final byte[] BZIP2 = "BZh".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private VrpBytes() {}

    static VrpSet read(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(BZIP2.length);
        boolean bzip2 = java.util.Arrays.equals(BZIP2, buffered.readNBytes(BZIP2.length));
        buffered.reset();
        if (!bzip2) return VrpJson.read(buffered);
        return VrpJson.read(
                new BufferedInputStream(new BZip2CompressorInputStream(buffered, true), BUFFER));
    }
}
