package peering.telemetry.detect;

import java.time.Instant;
import java.util.Optional;
import peering.telemetry.route.Origin;

/**
 * Who usually originates a route around a watched prefix.
 *
 * @param settled the origin that most showed for long enough; empty until one did
 * @param most the origin that most show now; empty if none has a majority of enough peer ASes
 * @param since when it began to be, by the watch's clock
 * @param routes how many peers' are remembered
 */
record Usual(Optional<Origin> settled, Optional<Origin> most, Instant since, int routes) {
    static final Usual NEW = new Usual(Optional.empty(), Optional.empty(), Instant.EPOCH, 0);

    Usual with(int more) {
        return new Usual(settled, most, since, routes + more);
    }

    /** Others, or nobody, are the most from now on. */
    Usual most(Optional<Origin> next, Instant at) {
        return new Usual(settled, next, at, routes);
    }

    Usual settled(Optional<Origin> next) {
        return new Usual(next, most, since, routes);
    }
}
