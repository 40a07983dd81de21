package peering.journeys.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/** Says on the console what happens, and how long after the beginning. */
public final class Progress implements Consumer<String> {
    private final PrintStream out;
    private final InstantSource clock;
    private final java.time.Instant begin;

    public Progress(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.begin = clock.instant();
    }

    @Override
    public synchronized void accept(String what) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(), what);
        out.flush();
    }

    /** Since the beginning. */
    public double seconds() {
        return Duration.between(begin, clock.instant()).toMillis() / 1000.0;
    }
}
