package peering.telemetry.detect;

import java.time.Instant;
import peering.telemetry.route.Peer;

/**
 * A peer that showed the offending route.
 *
 * @param path the first one it showed; empty beyond the number that a fact holds
 * @param since when it first did
 * @param showing still does
 * @param rest left over from an earlier anomaly of the same offence, which is over; does not count
 */
record Witness(Peer peer, String path, Instant since, boolean showing, boolean rest) {

    Witness gone() {
        return new Witness(peer, path, since, false, rest);
    }

    Witness back() {
        return new Witness(peer, path, since, true, rest);
    }

    Witness leftOver() {
        return new Witness(peer, "", since, showing, true);
    }

    boolean counts() {
        return showing && !rest;
    }
}
