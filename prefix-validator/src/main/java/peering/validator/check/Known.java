package peering.validator.check;

import peering.validator.evidence.Received;
import peering.validator.source.VrpSnapshot;

/**
 * All that is known when a claim is judged.
 *
 * @param vrps the table in force
 * @param received what the partner announces over its sessions
 */
public record Known(VrpSnapshot vrps, Received received, RouteRules rules) {
    /** Of a prefix that nobody has claimed: no connection says whose sessions would carry it. */
    public static Known ofNobody(VrpSnapshot vrps) {
        return new Known(vrps, Received.NOTHING, RouteRules.NONE);
    }
}
