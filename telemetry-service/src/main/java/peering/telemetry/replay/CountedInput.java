package peering.telemetry.replay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read of the file as it lies on the disk: how far a replay has come. */
final class CountedInput extends FilterInputStream {
    private volatile long count;

    CountedInput(InputStream from) {
        super(from);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) count = count + 1;
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int got = super.read(into, from, length);
        if (got > 0) count = count + got;
        return got;
    }
}
