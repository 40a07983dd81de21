package peering.validator.check;

import java.util.Comparator;
import java.util.Map;
import peering.contract.PrefixFact.Grant;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.AspaTable;

/**
 * Does the customer's AS attest that the partner is a provider of it
 * (draft-ietf-sidrops-aspa-verification, section 4)? With several origins the worst answer counts.
 *
 * <pre>
 *   the partner's own AS is the origin ... not applicable: there is no hop to attest
 *   the key is for a route server ........ not applicable: it is not in the path
 *   the origin has no ASPA ............... not applicable: it says nothing about its providers
 *   its ASPA names the partner ........... passed: no better word of a machine for this partner
 *   its ASPA names others only ........... warning: the partner may stand behind one of them
 * </pre>
 */
record AspaCheck(AspaTable aspas, Evidence evidence) implements Checks.Check {

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        var grant = claim.grounds().flatMap(Claim.Grounds::grant);
        if (grant.isEmpty()) {
            return evidence.notApplicable(
                    "aspa-no-partner", "No partner is known that would carry it.");
        }
        if (grant.get().registeredAsn().isPresent()) {
            return evidence.notApplicable(
                    "aspa-route-server", "A route server does not stand in the path.");
        }
        return claim.origins().stream()
                .map(origin -> of(origin, grant.get()))
                .max(Comparator.comparing(Finding::result))
                .orElseThrow();
    }

    private Finding of(Asn origin, Grant grant) {
        var partner = Asn.of(grant.partnerAsn());
        if (origin.equals(partner)) {
            return evidence.notApplicable(
                    "aspa-own-origin", "The provider's own AS is the origin.");
        }
        var aspa = aspas.of(origin);
        if (aspa.isEmpty()) {
            return evidence.notApplicable(
                    "aspa-none", origin + " has no ASPA, so it says nothing about its providers.");
        }
        var seen = Map.of("aspa", aspa.get().toString(), "partner", partner.toString());
        return switch (aspas.hop(origin, partner)) {
            case PROVIDER ->
                    evidence.passed(
                            "aspa-provider",
                            origin + " attests that " + partner + " is its provider.",
                            seen);
            case NOT_PROVIDER, NO_ATTESTATION ->
                    evidence.warning(
                            "aspa-other-providers",
                            origin + " attests providers, and " + partner + " is none of them.",
                            "Add "
                                    + partner
                                    + " to the ASPA of "
                                    + origin
                                    + ", unless it is reached by one of those.",
                            seen);
        };
    }
}
