package peering.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import peering.routing.rislive.RisLive;
import peering.routing.rislive.RisMessage;
import peering.routing.rpki.RovState;

/**
 * The figures of RESULTS.md: work per second of CPU, not of wall clock, so that they hold on a busy
 * machine. The CPU is that of the whole process, collector and compiler included. And the heap a
 * table keeps. Arguments: a VRP JSON file, an MRT file and, if wanted, lines of RIS Live.
 */
public final class CpuFigures {
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
        Rates.measure(
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
        long before = Rates.heapInUse();
        long start = SYSTEM.getProcessCpuTime();
        var table = Questions.read(vrps);
        long cpu = SYSTEM.getProcessCpuTime() - start;
        long kept = Rates.heapInUse() - before;
        Rates.print("VRPs", table.size());
        Rates.print("CPU ms to read them from JSON", cpu / 1_000_000);
        Rates.print("heap of the table, kB", kept / 1000);
        Rates.print("bytes per VRP", Math.round((double) kept / table.size()));
    }

    private static void validation(Path vrps) throws IOException {
        var questions = new Questions(Questions.read(vrps));
        int rounds = 8;
        Rates.measure(
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
        Rates.print("registered prefixes", stream.registered());
        Rates.print("elements in the file", stream.pass().elements);
        Rates.print("of which concern a registered prefix", stream.pass().matched);
        Rates.measure("elements decoded and matched", () -> stream.pass().elements);
        Rates.measure(
                "elements unpacked, decoded and matched", () -> stream.passOverFile().elements);
    }
}
