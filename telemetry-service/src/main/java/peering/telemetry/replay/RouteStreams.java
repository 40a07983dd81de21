package peering.telemetry.replay;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import peering.telemetry.intake.Collector;
import peering.telemetry.intake.Unpacked;

/** Opens streams of routes: plain, gzip or bzip2, told apart by their first bytes. */
final class RouteStreams {
    private static final int HEAD = 4096;
    private static final int BUFFER = 1 << 16;

    private RouteStreams() {}

    /** The stream unpacks to more than is allowed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        private TooLarge(long most) {
            super("it unpacks to more than " + most + " bytes");
        }
    }

    /**
     * @param packed closed with the stream
     * @param form empty: told by the first bytes
     * @param named the collector of what does not name one
     */
    static RouteStream open(
            InputStream packed, Optional<StreamForm> form, Collector named, ReplayBounds bounds)
            throws IOException {
        var unpacked =
                new BufferedInputStream(
                        new Bounded(Unpacked.of(packed), bounds.mostUnpackedBytes()), BUFFER);
        return switch (form.isPresent() ? form.get() : StreamForm.of(head(unpacked))) {
            case MRT -> new MrtStream(unpacked, named, bounds.mostRecordBytes());
            case RIS -> new RisStream(unpacked, named);
            case INCIDENT -> new IncidentStream(unpacked);
        };
    }

    private static String head(BufferedInputStream unpacked) throws IOException {
        unpacked.mark(HEAD);
        byte[] head = headBytes(unpacked);
        unpacked.reset();
        return new String(head, StandardCharsets.UTF_8);
    }

    /** A packed file that breaks off within its head says so when it is read, not here. */
    private static byte[] headBytes(InputStream unpacked) throws IOException {
        var head = new byte[HEAD];
        int got = 0;
        try {
            int more = 0;
            while (got < HEAD && (more = unpacked.read(head, got, HEAD - got)) > 0) got += more;
        } catch (EOFException brokenOff) {
            return Arrays.copyOf(head, got);
        }
        return Arrays.copyOf(head, got);
    }

    /** Ends with {@link TooLarge} where it would go on. */
    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long left;

        Bounded(InputStream from, long most) {
            super(from);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) passed(1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            if (got > 0) passed(got);
            return got;
        }

        private void passed(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) throw new TooLarge(most);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
