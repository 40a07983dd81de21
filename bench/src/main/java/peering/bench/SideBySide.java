package peering.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import peering.routing.rpki.RovState;

/**
 * The same routes validated with the same table by us and with what two libraries offer, none of
 * which has to read text: {@code -p vrps=FILE}. Fails if the three do not say the same.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx3g", "-XX:+UseSerialGC"})
public class SideBySide {
    @Param("")
    public String vrps;

    private Questions questions;
    private Others.Ripe ripe;
    private Others.Trie trie;
    private int next;

    @Setup
    public void load() throws IOException {
        questions = new Questions(Questions.read(Path.of(vrps)));
        ripe = new Others.Ripe(questions);
        trie = new Others.Trie(questions);
        for (int i = 0; i < questions.count(); i++) {
            var ours = questions.ask(i);
            if (ours == ripe.ask(i) && ours == trie.ask(i)) continue;
            throw new IllegalStateException(
                    "%s of %s: %s, %s, %s"
                            .formatted(
                                    questions.prefix(i),
                                    questions.origin(i),
                                    ours,
                                    ripe.ask(i),
                                    trie.ask(i)));
        }
    }

    @Benchmark
    public RovState ours() {
        return questions.ask(following());
    }

    @Benchmark
    public RovState ipresource() {
        return ripe.ask(following());
    }

    @Benchmark
    public RovState ipaddress() {
        return trie.ask(following());
    }

    private int following() {
        return next++ & questions.count() - 1;
    }
}
