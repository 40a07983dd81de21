package peering.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntSupplier;
import peering.routing.rislive.RisLive;
import peering.routing.rislive.RisMessage;
import peering.routing.rpki.RovState;

/**
 * The figures of RESULTS.md: work per second of CPU, not of wall clock, so that they hold on a busy
 * machine. The CPU is that of the whole process, collector and compiler included. And the heap a
 * table keeps. Arguments: a VRP JSON file, an MRT file and, if wanted, lines of RIS Live.
 */
public final class CpuFigures {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 9;
    private static final long ROUND_NANOS = 1_000_000_000L;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private CpuFigures() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println(
                    "usage: CpuFigures <vrps.json[.gz]> <updates.mrt[.gz]> [<ris-live.jsonl>]");
            System.exit(2);
        }
        memory(Path.of(arguments[0]));
        validation(Path.of(arguments[0]));
        stream(Path.of(arguments[1]));
        if (arguments.length == 3) risLive(Path.of(arguments[2]));
    }

    private static void risLive(Path jsonLines) throws IOException {
        var lines = Files.readAllLines(jsonLines);
        measure(
                "RIS Live lines turned into MRT records",
                () -> {
                    for (String line : lines) {
                        if (RisLive.decode(line) instanceof RisMessage.Refused(String why)) {
                            throw new IllegalStateException(why);
                        }
                    }
                    return lines.size();
                });
    }

    private static void memory(Path vrps) throws IOException {
        Questions.read(vrps); // so that the classes and their constants are there
        long before = heapInUse();
        long start = SYSTEM.getProcessCpuTime();
        var table = Questions.read(vrps);
        long cpu = SYSTEM.getProcessCpuTime() - start;
        long kept = heapInUse() - before;
        print("VRPs", table.size());
        print("CPU ms to read them from JSON", cpu / 1_000_000);
        print("heap of the table, kB", kept / 1000);
        print("bytes per VRP", Math.round((double) kept / table.size()));
    }

    private static long heapInUse() {
        for (int i = 0; i < 5; i++) System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void validation(Path vrps) throws IOException {
        var questions = new Questions(Questions.read(vrps));
        int rounds = 8;
        measure(
                "validations",
                () -> {
                    int valid = 0;
                    for (int i = 0; i < questions.count() * rounds; i++) {
                        if (questions.ask() == RovState.VALID) valid++;
                    }
                    if (valid == 0) throw new IllegalStateException("nothing is valid");
                    return questions.count() * rounds;
                });
    }

    private static void stream(Path mrt) throws IOException {
        var stream = new Stream(mrt, 10_000);
        print("registered prefixes", stream.registered());
        print("elements in the file", stream.pass().elements);
        print("of which concern a registered prefix", stream.pass().matched);
        measure("elements decoded and matched", () -> stream.pass().elements);
        measure("elements unpacked, decoded and matched", () -> stream.passOverFile().elements);
    }

    /**
     * @param work returns how many units it did
     */
    private static void measure(String unit, IntSupplier work) {
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

    private static void print(String what, long value) {
        System.out.println(String.format(Locale.ROOT, "%-60s %,15d", what, value));
    }
}
