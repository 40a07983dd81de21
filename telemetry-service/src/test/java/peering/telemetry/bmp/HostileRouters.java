package peering.telemetry.bmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import peering.telemetry.bmp.BmpBytes.Peer;

/**
 * Those who may connect and mean no good: one that sends noise, again and again; one whose message
 * never ends, a byte at a time; one that announces without end, as fast as it is heard.
 */
final class HostileRouters implements AutoCloseable {
    private static final String FROM = "127.0.0.9";
    private static final int PAUSE = 50;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final Random random = new Random(7);
    private final byte[] noise = new byte[4096];
    private final Router slow;
    private final Router flood;
    private volatile boolean stopped;

    final AtomicInteger thrownOut = new AtomicInteger();
    final AtomicInteger trickled = new AtomicInteger();
    final AtomicInteger announced = new AtomicInteger();

    HostileRouters(int port) throws IOException {
        slow = Router.connect(FROM, port);
        flood = Router.connect(FROM, port);
        timer.scheduleWithFixedDelay(() -> noise(port), PAUSE, PAUSE, TimeUnit.MILLISECONDS);
        threads.execute(this::flood);
        slow.says(new byte[] {3, 0, 0, (byte) 0xFF, (byte) 0xFF, 0});
        timer.scheduleWithFixedDelay(this::drop, PAUSE, PAUSE, TimeUnit.MILLISECONDS);
    }

    private void noise(int port) {
        random.nextBytes(noise);
        noise[0] = 9; // no version of BMP
        try (var router = Router.connect(FROM, port)) {
            if (router.says(noise).isThrownOut()) thrownOut.incrementAndGet();
        } catch (IOException refused) {
            thrownOut.incrementAndGet();
        }
    }

    private void drop() {
        try {
            slow.says(new byte[] {0});
            trickled.incrementAndGet();
        } catch (IOException over) {
            throw new UncheckedIOException(over);
        }
    }

    private void flood() {
        var peer = Peer.of("198.18.9.1", 64999);
        try {
            flood.says(BmpBytes.initiation("flood"), BmpBytes.up(peer));
            for (int i = 0; !stopped; i++) {
                String prefix = "10." + (i >> 14 & 0x3F) + "." + (i >> 6 & 0xFF) + ".0/26";
                flood.says(BmpBytes.announced(peer, prefix, 64999));
                announced.incrementAndGet();
            }
        } catch (IOException over) {
            if (!stopped) throw new UncheckedIOException(over);
        }
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        timer.shutdownNow();
        slow.close();
        flood.close();
        threads.close();
    }
}
