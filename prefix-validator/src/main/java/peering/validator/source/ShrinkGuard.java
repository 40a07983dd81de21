package peering.validator.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps a table out that is much smaller than the one in force: when a repository fails, valid
 * prefixes must not lose their standing by the thousand. On 12 August 2020 that happened to all of
 * one registry's. Not for several threads.
 *
 * <pre>
 *   smaller by more than the share ......... held back
 *   the same after the time of holding back  taken: then it is how things are
 *   an operator accepts it ................. taken
 *   it has grown again ..................... taken, and the next one is held back anew
 * </pre>
 */
final class ShrinkGuard {
    private final double mostShrink;
    private final Duration holdBack;
    private Optional<Instant> since = Optional.empty();
    private boolean accepted;

    ShrinkGuard(double mostShrink, Duration holdBack) {
        this.mostShrink = mostShrink;
        this.holdBack = holdBack;
    }

    /**
     * @param before VRPs in force
     * @param now VRPs of another table
     * @return why it is held back; empty if it may be put into force
     */
    Optional<String> holdsBack(int before, int now, Instant at) {
        if (now >= before * (1 - mostShrink) || accepted) return taken();
        if (since.isEmpty()) since = Optional.of(at);
        var until = since.get().plus(holdBack);
        if (!at.isBefore(until)) return taken();
        return Optional.of(
                "it has only %d VRPs, after %d; held back until %s".formatted(now, before, until));
    }

    /** The next one is taken, however small. */
    void accept() {
        accepted = since.isPresent();
    }

    boolean isHolding() {
        return since.isPresent();
    }

    private Optional<String> taken() {
        since = Optional.empty();
        accepted = false;
        return Optional.empty();
    }
}
