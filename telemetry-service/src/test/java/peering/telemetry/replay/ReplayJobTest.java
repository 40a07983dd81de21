package peering.telemetry.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.telemetry.intake.Collector;

class ReplayJobTest {
    private static final Instant END = Replays.TODAY;
    private static final ReplayProgress HALF =
            new ReplayProgress(50, 100, 7, 0, 9, Optional.empty());

    private final ReplayJob job =
            new ReplayJob(
                    "rpl_1",
                    "acme",
                    Path.of("file"),
                    new ReplayJob.Wish(
                            List.of(Replays.policy("203.0.113.0/24", 64500L)),
                            Optional.empty(),
                            new Collector("rrc00")));

    @Test
    void it_remembers_how_far_it_is() throws Replay.Stopped {
        job.look(HALF, END, END);

        assertEquals(HALF, job.progress());
    }

    @Test
    void it_ends_when_nobody_wants_it_or_its_time_is_over() {
        assertThrows(Replay.Stopped.class, () -> job.look(HALF, END.plusMillis(1), END));
        job.unwanted();
        assertThrows(Replay.Stopped.class, () -> job.look(HALF, END, END));
    }
}
