package peering.kit.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Looks at a feed again and again on a thread of its own, and hands on what is new.
 *
 * @param <T> what the feed gives
 */
public final class Watching<T> {
    private static final Logger LOG = Logger.getLogger(Watching.class);

    private final Feed<T> feed;
    private final Taker<T> taker;
    private final Consumer<String> refused;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private String tag = "";
    private boolean taken;

    /** Puts a table into force. */
    @FunctionalInterface
    public interface Taker<T> {
        /**
         * @throws IOException says why it will not have it; what was in force stays
         */
        void take(T content) throws IOException;
    }

    /**
     * @param refused hears why a look gave nothing usable
     */
    public Watching(Feed<T> feed, Taker<T> taker, Consumer<String> refused) {
        this.feed = feed;
        this.taker = taker;
        this.refused = refused;
    }

    /**
     * @param pause between looks
     * @param firstRetry as {@code pause}, while nothing has been taken yet
     */
    public void start(String name, Duration pause, Duration firstRetry) {
        Thread.ofPlatform().name(name).daemon().start(() -> run(pause, firstRetry));
    }

    public void stop() {
        stopping.countDown();
    }

    private void run(Duration pause, Duration firstRetry) {
        try {
            do {
                look();
            } while (!stopping.await(
                    (taken ? pause : firstRetry).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            if (feed.read(tag) instanceof Feed.Reading.Fresh<T>(var content, var next)) {
                taker.take(content);
                tag = next;
                taken = true;
            }
        } catch (IOException broken) {
            refused(broken.getMessage());
            LOG.warnf(
                    "%s is not taken: %s; what was known stays",
                    feed.location(), broken.getMessage());
        } catch (RuntimeException unexpected) {
            // Nobody would start the thread again: a table that trips the parser must not end it.
            refused(unexpected.toString());
            LOG.errorf(unexpected, "%s is not taken; what was known stays", feed.location());
        }
    }

    private void refused(String why) {
        refused.accept(feed.location() + " is not taken: " + why);
    }
}
