package peering.telemetry.detect;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well a watched prefix is seen.
 *
 * @param has different peer ASes that have a route for it
 * @param gone those that had one of late and have none by any of their sessions
 * @param lost the peers of {@code gone}, earliest first
 */
record Seen(int has, int gone, List<Lost> lost) {

    static Seen of(Set<Long> has, List<Lost> all) {
        var lost =
                all.stream()
                        .filter(one -> !has.contains(one.peer().asn()))
                        .sorted(
                                Comparator.comparing(Lost::at)
                                        .thenComparing(one -> one.peer().asn()))
                        .toList();
        var gone = lost.stream().map(one -> one.peer().asn()).collect(Collectors.toSet());
        return new Seen(has.size(), gone.size(), lost);
    }

    int ever() {
        return has + gone;
    }

    /** 0 to 1; 1 if nobody ever saw it. */
    double share() {
        return ever() == 0 ? 1 : (double) has / ever();
    }

    Instant lastLost(Instant ifNone) {
        return lost.isEmpty() ? ifNone : lost.getLast().at();
    }
}
