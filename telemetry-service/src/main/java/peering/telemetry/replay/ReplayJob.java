package peering.telemetry.replay;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.telemetry.intake.Collector;

/**
 * A replay whose file is here.
 *
 * @param organisation whose it is; empty for an operator's own
 */
final class ReplayJob {
    private final String id;
    private final String organisation;
    private final Path file;
    private final Wish wish;
    private volatile ReplayProgress progress = ReplayProgress.NONE;
    private volatile boolean unwanted;

    /** What is to be done with the file. */
    record Wish(List<ReplayPolicy> policies, Optional<StreamForm> form, Collector collector) {}

    ReplayJob(String id, String organisation, Path file, Wish wish) {
        this.id = id;
        this.organisation = organisation;
        this.file = file;
        this.wish = wish;
    }

    String id() {
        return id;
    }

    String organisation() {
        return organisation;
    }

    Path file() {
        return file;
    }

    Wish wish() {
        return wish;
    }

    ReplayProgress progress() {
        return progress;
    }

    /** Nobody wants its result any more; it ends at its next look. */
    void unwanted() {
        unwanted = true;
    }

    /** The overseer's part: remembers how far it is and ends it in time. */
    void look(ReplayProgress soFar, Instant now, Instant end) throws Replay.Stopped {
        progress = soFar;
        if (unwanted) throw new Replay.Stopped("it was cancelled");
        if (now.isAfter(end)) throw new Replay.Stopped("it takes too long");
    }
}
