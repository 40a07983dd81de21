package peering.telemetry.entry;

import java.time.Instant;
import java.util.Optional;
import peering.contract.RouteAnomalyFact;

/**
 * A detour from its first sight to its end.
 *
 * @param since when it was seen first
 * @param told what was told of it last; empty while it may pass by itself
 * @param wellSince since when it is not seen any more; empty while it is
 */
record Oddity(
        String prefixId,
        Instant since,
        Optional<RouteAnomalyFact> told,
        Optional<Instant> wellSince) {

    static Oddity suspected(String prefixId, Instant now) {
        return new Oddity(prefixId, now, Optional.empty(), Optional.empty());
    }

    Oddity told(RouteAnomalyFact fact) {
        return new Oddity(prefixId, since, Optional.of(fact), Optional.empty());
    }

    Oddity well(Optional<Instant> at) {
        return new Oddity(prefixId, since, told, at);
    }
}
