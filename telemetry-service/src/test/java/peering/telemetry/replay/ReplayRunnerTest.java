package peering.telemetry.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.stack.StackResource;
import peering.telemetry.Api;
import peering.telemetry.intake.Collector;

/** A replay whose file comes through a pipe, so that it runs for as long as it is to. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class ReplayRunnerTest {
    private static final String ID = "rpl_piped";

    @Inject ReplayRunner runner;
    @Inject ReplayTable table;
    @Inject MeterRegistry metrics;

    @TempDir Path dir;

    @AfterEach
    void forgotten() {
        await(table.drop(ID));
    }

    @Test
    void one_that_is_cancelled_while_it_runs_is_counted_as_that_and_once()
            throws IOException, InterruptedException {
        double failed = ended(ReplayState.Failed);
        double cancelled = ended(ReplayState.Cancelled);
        var pipe = dir.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        await(table.add(ID, "acme", Instant.now(), 100, 100));
        runner.take(job(pipe));
        Api.await().until(() -> state() == ReplayState.Running);

        assertTrue(await(runner.cancel(ID)));
        Files.write(pipe, Arrays.copyOf(ReplayTest.incident("amazon_1"), 4000));

        Api.await().until(() -> !Files.exists(pipe));
        assertEquals(ReplayState.Cancelled, state());
        assertEquals(cancelled + 1, ended(ReplayState.Cancelled));
        assertEquals(failed, ended(ReplayState.Failed));
    }

    private ReplayState state() {
        return await(table.find(ID, Optional.empty())).orElseThrow().state();
    }

    private double ended(ReplayState state) {
        return metrics.counter("peering.replays.ended", "state", state.name()).count();
    }

    private static ReplayJob job(Path file) {
        return new ReplayJob(
                ID,
                "acme",
                file,
                new ReplayJob.Wish(
                        List.of(Replays.policy("205.251.192.0/23", 16509L)),
                        Optional.empty(),
                        new Collector("rrc00")));
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(10));
    }
}
