package peering.validator.source;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import peering.routing.rpki.AnchorCount;
import peering.routing.rpki.VrpSet;

/**
 * Keeps a table out that is much smaller than the one in force: when a repository fails, valid
 * prefixes must not lose their standing by the thousand. On 12 August 2020 that happened to all of
 * one registry's. Not for several threads.
 *
 * <pre>
 *   smaller by more than the share ......... held back
 *   the same of one trust anchor's part .... held back, if the part was at least a hundredth: small
 *                                            ones are a laboratory's, and come and go
 *   the same after the time of holding back  taken: then it is how things are
 *   an operator accepts it ................. taken
 *   it has grown again ..................... taken, and the next one is held back anew
 * </pre>
 *
 * A table that names no anchor that the other names (RPKI-to-Router tells none) is compared as a
 * whole only.
 */
final class ShrinkGuard {
    private static final double SIZEABLE = 0.01;

    private final double mostShrink;
    private final Duration holdBack;

    /** By a time that only goes on: a clock that is set forward must not set a table free. */
    private Optional<Duration> since = Optional.empty();

    private boolean accepted;

    ShrinkGuard(double mostShrink, Duration holdBack) {
        this.mostShrink = mostShrink;
        this.holdBack = holdBack;
    }

    /**
     * How large a table is.
     *
     * @param vrps different ones
     * @param anchors entries by trust anchor; empty if that is not told
     */
    record Size(int vrps, Map<String, AnchorCount> anchors) {
        static final Size NOTHING = new Size(0, Map.of());

        Size {
            anchors = Map.copyOf(anchors);
        }

        static Size of(VrpSet set) {
            return new Size(set.table().size(), set.anchors());
        }

        private int part(String anchor) {
            return anchors.getOrDefault(anchor, new AnchorCount(0, 0)).total();
        }
    }

    /**
     * One moment, told twice.
     *
     * @param clock to be shown
     * @param running how long the process runs
     */
    record Moment(Instant clock, Duration running) {}

    /**
     * @param before of the table in force
     * @param now of another
     * @return why it is held back; empty if it may be put into force
     */
    Optional<String> holdsBack(Size before, Size now, Moment at) {
        var shrunk = accepted ? Optional.<String>empty() : shrunk(before, now);
        if (shrunk.isEmpty()) return taken();
        if (since.isEmpty()) since = Optional.of(at.running());
        var left = since.get().plus(holdBack).minus(at.running());
        if (!left.isPositive()) return taken();
        var until = at.clock().plus(left).truncatedTo(ChronoUnit.SECONDS);
        return shrunk.map(what -> what + "; held back until " + until);
    }

    private Optional<String> shrunk(Size before, Size now) {
        if (isMuchLess(before.vrps(), now.vrps())) {
            return Optional.of(
                    "it has only %d VRPs, after %d".formatted(now.vrps(), before.vrps()));
        }
        if (Collections.disjoint(before.anchors().keySet(), now.anchors().keySet())) {
            return Optional.empty();
        }
        double least = SIZEABLE * before.vrps();
        return before.anchors().keySet().stream()
                .filter(anchor -> before.part(anchor) >= least)
                .filter(anchor -> isMuchLess(before.part(anchor), now.part(anchor)))
                .max(Comparator.comparingInt(before::part).thenComparing(anchor -> anchor))
                .map(anchor -> lost(anchor, before.part(anchor), now.part(anchor)));
    }

    private boolean isMuchLess(int before, int now) {
        return now < before * (1 - mostShrink);
    }

    private static String lost(String anchor, int before, int now) {
        return now == 0
                ? "trust anchor %s is missing, which had %d VRPs".formatted(anchor, before)
                : "trust anchor %s has only %d VRPs, after %d".formatted(anchor, now, before);
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
