package peering.telemetry.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** What is packed by gzip or bzip2, and what is not, told apart by the first bytes. */
public final class Unpacked {
    private static final int BUFFER = 1 << 16;

    private Unpacked() {}

    /**
     * @param packed closed with what is returned
     * @throws IOException also if what looks packed is not
     */
    public static InputStream of(InputStream packed) throws IOException {
        var buffered = new BufferedInputStream(packed, BUFFER);
        buffered.mark(3);
        byte[] magic = buffered.readNBytes(3);
        buffered.reset();
        if (starts(magic, 0x1F, 0x8B)) return new GZIPInputStream(buffered, BUFFER);
        if (starts(magic, 'B', 'Z', 'h')) return new BZip2CompressorInputStream(buffered, true);
        return buffered;
    }

    private static boolean starts(byte[] magic, int... wanted) {
        if (magic.length < wanted.length) return false;
        for (int i = 0; i < wanted.length; i++) {
            if ((magic[i] & 0xFF) != wanted[i]) return false;
        }
        return true;
    }
}
