package peering.telemetry.pipeline;

import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import peering.telemetry.session.SessionInput.Passed;
import peering.telemetry.session.SessionInput.Word;

/** Says every second that one has passed: once, whatever the number of tasks. */
final class TimeMarks extends ContextualProcessor<String, byte[], String, Word> {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final String KEY = "time";

    private final Clock clock;

    TimeMarks(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Word> context) {
        super.init(context);
        if (context.taskId().partition() != 0) return;
        context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> mark());
    }

    private void mark() {
        var now = clock.instant();
        context().forward(new Record<>(KEY, new Passed(now), now.toEpochMilli()));
    }

    @Override
    public void process(Record<String, byte[]> record) {}
}
