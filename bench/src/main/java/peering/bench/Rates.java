package peering.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * Measures work per second of the process's CPU time, and the heap in use; prints what came out.
 */
final class Rates {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 9;
    private static final long ROUND_NANOS = 1_000_000_000L;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Rates() {}

    /**
     * @param work returns how many units it did
     */
    static void measure(String unit, IntSupplier work) {
        for (int i = 0; i < WARM_UP; i++) round(work);
        double[] rates = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) rates[i] = round(work);
        Arrays.sort(rates);
        print(unit + " per CPU-second, lowest", (long) rates[0]);
        print(unit + " per CPU-second, median", (long) rates[ROUNDS / 2]);
        print(unit + " per CPU-second, highest", (long) rates[ROUNDS - 1]);
    }

    /** Long enough for the CPU clock, which counts in hundredths of a second. */
    private static double round(IntSupplier work) {
        long cpu = SYSTEM.getProcessCpuTime();
        long used;
        long done = 0;
        do {
            done += work.getAsInt();
            used = SYSTEM.getProcessCpuTime() - cpu;
        } while (used < ROUND_NANOS);
        return done * 1e9 / used;
    }

    static long heapInUse() {
        for (int i = 0; i < 5; i++) System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    static void print(String what, long value) {
        System.out.println(String.format(Locale.ROOT, "%-60s %,15d", what, value));
    }
}
