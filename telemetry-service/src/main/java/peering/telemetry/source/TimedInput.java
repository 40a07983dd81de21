package peering.telemetry.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A stream that ends in failure when its time is over, in the middle of a read too: a server that
 * sends a byte now and then holds nobody for ever.
 */
final class TimedInput extends FilterInputStream {
    private static final Logger LOG = Logger.getLogger(TimedInput.class);

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean over;

    /**
     * @param longest from now on
     */
    TimedInput(InputStream in, Duration longest) {
        super(in);
        Thread.ofVirtual().name("timed-input").start(() -> watch(longest));
    }

    @Override
    public int read() throws IOException {
        return inTime(() -> super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return inTime(() -> super.read(bytes, from, length));
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        super.close();
    }

    private interface Reading {
        int read() throws IOException;
    }

    private int inTime(Reading reading) throws IOException {
        try {
            int read = reading.read();
            if (!over) return read;
        } catch (IOException broken) {
            if (!over) throw broken;
        }
        throw new IOException("it takes too long");
    }

    private void watch(Duration longest) {
        try {
            if (closed.await(longest.toMillis(), TimeUnit.MILLISECONDS)) return;
            over = true;
            super.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException alreadyBroken) {
            LOG.debug("a stream that took too long does not close", alreadyBroken);
        }
    }
}
