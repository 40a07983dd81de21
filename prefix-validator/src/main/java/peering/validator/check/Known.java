package peering.validator.check;

import java.util.List;
import peering.validator.challenge.proof.Proof;
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
 * @param leads how long before an end it is warned of
 */
public record Known(
        VrpSnapshot vrps,
        Gathered<IrrAnswer> irr,
        Gathered<RdapAnswer> rdap,
        Proofs proofs,
        Received received,
        RouteRules rules,
        Leads leads) {

    /**
     * @param all of the organisation that claims
     * @param required true if no prefix is taken on the partner's word alone
     */
    public record Proofs(List<Proof> all, boolean required) {
        /** Nothing is proved, and nothing has to be. */
        public static final Proofs NONE = new Proofs(List.of(), false);

        public Proofs {
            all = List.copyOf(all);
        }
    }

    /** What the tables alone say of a prefix: nobody is asked, and no session would carry it. */
    public static Known ofTables(VrpSnapshot vrps) {
        return new Known(
                vrps,
                Gathered.notConfigured(),
                Gathered.notConfigured(),
                Proofs.NONE,
                Received.NOTHING,
                RouteRules.NONE,
                Leads.NONE);
    }
}
