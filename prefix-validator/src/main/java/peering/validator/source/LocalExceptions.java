package peering.validator.source;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.kit.feed.Watching;
import peering.routing.rpki.Slurm;

/**
 * The operator's own exceptions from the RPKI (SLURM, RFC 8416), as last read.
 *
 * <pre>
 *   no file is configured ....... there are none
 *   not read yet ................ unknown: no table may be put into force before
 *   a file is broken, or gone ... what was read last stays, and the trouble is told
 * </pre>
 */
final class LocalExceptions {
    private final Optional<Watching<Slurm>> watching;
    private final List<String> files;
    private final Clock clock;
    private volatile State state;
    private volatile Runnable changed = () -> {};

    private record State(Optional<Slurm> slurm, Optional<Instant> at, Optional<String> trouble) {}

    LocalExceptions(List<String> files, Clock clock) {
        this.files = List.copyOf(files);
        this.clock = clock;
        var known = files.isEmpty() ? Optional.of(Slurm.EMPTY) : Optional.<Slurm>empty();
        this.state = new State(known, Optional.empty(), Optional.empty());
        this.watching = files.isEmpty() ? Optional.empty() : Optional.of(watching());
    }

    private Watching<Slurm> watching() {
        var feed = new SlurmFiles(files.stream().map(Path::of).toList());
        return new Watching<>(feed, this::take, this::refused);
    }

    /**
     * @param heard told after each change, on a thread of the files' own
     */
    void start(VrpConfig config, Runnable heard) {
        changed = heard;
        watching.ifPresent(one -> one.start("slurm", config.refresh(), config.firstRetry()));
    }

    void stop() {
        watching.ifPresent(Watching::stop);
    }

    /** Empty while they have not been read. */
    Optional<Slurm> inForce() {
        return state.slurm();
    }

    boolean isBroken() {
        return state.trouble().isPresent();
    }

    /** Empty if no file is configured. */
    Optional<SlurmView> view(Optional<VrpSnapshot> table) {
        if (files.isEmpty()) return Optional.empty();
        var now = state;
        return Optional.of(
                SlurmView.of(files, now.at(), now.trouble(), table.map(VrpSnapshot::rpki)));
    }

    private void take(Slurm slurm) {
        state = new State(Optional.of(slurm), Optional.of(clock.instant()), Optional.empty());
        changed.run();
    }

    private void refused(String why) {
        state = new State(state.slurm(), state.at(), Optional.of(why));
    }
}
