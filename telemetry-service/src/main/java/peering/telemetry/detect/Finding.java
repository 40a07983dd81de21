package peering.telemetry.detect;

import peering.telemetry.watched.WatchPolicy;

/** What a rule says of a route that it holds against it. */
record Finding(Offence offence, Grounds grounds) {

    /** The same, called no worse than the policy lets it be. */
    Finding under(WatchPolicy policy) {
        var most = policy.atMost(grounds.most());
        return new Finding(offence, new Grounds(grounds.weight(), most, grounds.evidence()));
    }
}
