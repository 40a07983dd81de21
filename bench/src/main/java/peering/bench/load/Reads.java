package peering.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Reads of prefixes with their history, over some connections at once, of random ids. */
final class Reads {
    private static final int CONNECTIONS = 16;

    private final World world;
    private final List<String> ids;

    Reads(World world, List<String> ids) {
        this.world = world;
        this.ids = ids;
    }

    /** Latencies in nanoseconds, sorted; how long all of it took. */
    record Result(long[] latencies, long nanos) {
        double perSecond() {
            return latencies.length * 1e9 / nanos;
        }

        double millis(double quantile) {
            return latencies[(int) (quantile * (latencies.length - 1))] / 1e6;
        }

        @Override
        public String toString() {
            return "%,.0f/s, p50 %.1f ms, p99 %.1f ms, longest %.1f ms"
                    .formatted(perSecond(), millis(.5), millis(.99), millis(1));
        }
    }

    /**
     * @param perSecond 0 for as many as it can; otherwise at this rate, and the latency of each is
     *     counted from when it was due, so that a pause of the server is not left out
     */
    Result run(int seconds, double perSecond)
            throws IOException, InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        var readers = new ArrayList<Callable<long[]>>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int number = i;
            readers.add(() -> read(number, start, end, perSecond));
        }
        var latencies = new ArrayList<long[]>();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (Future<long[]> reader : threads.invokeAll(readers)) latencies.add(reader.get());
        }
        long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(all, System.nanoTime() - start);
    }

    private long[] read(int number, long start, long end, double perSecond) throws IOException {
        var chance = new Random(number);
        long pause = perSecond == 0 ? 0 : (long) (CONNECTIONS * 1e9 / perSecond);
        long due = start + number * pause / CONNECTIONS;
        var found = new long[1 << 20];
        int count = 0;
        try (var wire = world.wire("acme")) {
            while (System.nanoTime() < end && count < found.length) {
                for (long now = System.nanoTime();
                        pause > 0 && now < due;
                        now = System.nanoTime()) {
                    LockSupport.parkNanos(due - now);
                }
                long from = pause > 0 ? due : System.nanoTime();
                var answer = wire.get("/v1/prefixes/" + ids.get(chance.nextInt(ids.size())));
                if (answer.status() != 200) throw new IOException(answer.text());
                found[count++] = System.nanoTime() - from;
                due += pause;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
