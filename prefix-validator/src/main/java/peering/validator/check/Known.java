package peering.validator.check;

import peering.validator.evidence.Gathered;
import peering.validator.evidence.Received;
import peering.validator.source.VrpSnapshot;
import peering.validator.source.irr.IrrAnswer;
import peering.validator.source.rdap.RdapAnswer;

/**
 * All that is known when a claim is judged.
 *
 * @param vrps the table in force
 * @param received what the partner announces over its sessions
 */
public record Known(
        VrpSnapshot vrps,
        Gathered<IrrAnswer> irr,
        Gathered<RdapAnswer> rdap,
        Received received,
        RouteRules rules) {

    /** What the tables alone say of a prefix: nobody is asked, and no session would carry it. */
    public static Known ofTables(VrpSnapshot vrps) {
        return new Known(
                vrps,
                Gathered.notConfigured(),
                Gathered.notConfigured(),
                Received.NOTHING,
                RouteRules.NONE);
    }
}
