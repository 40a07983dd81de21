package peering.validator.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import peering.contract.PrefixFact.Grant;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.RovState;
import peering.validator.source.VrpSnapshot;

/**
 * Does the partner's word cover the claim?
 *
 * <pre>
 *   nothing is registered under the key ................ failed
 *   the registration has another key by now ............ failed
 *   it belongs to another partner than the connection .. failed
 *   its prefix does not cover the claimed one .......... failed, unless it is for an ASN
 *   it is for an ASN, and that is not the only origin .. failed
 *   it does not name a claimed origin, a ROA does ....... warning
 *   neither names a claimed origin ..................... failed
 *   otherwise .......................................... passed
 * </pre>
 *
 * The registration-service has looked at all of this when the claim came in. It is looked at again
 * here, because the claim is judged again whenever something changes.
 */
record KeyCheck(VrpSnapshot vrps, Instant now) implements Checks.Check {
    private static final String ASK = "Ask your provider for the key of this prefix.";

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        var evidence = new Evidence("key", "the partner's registered prefixes", now);
        if (claim.grounds().isEmpty()) {
            return evidence.notApplicable(
                    "key-not-given", "No key was given, so none was looked at.");
        }
        var grounds = claim.grounds().get();
        if (grounds.grant().isEmpty()) {
            return evidence.failed(
                    "key-unknown",
                    "No partner has registered a prefix under this key.",
                    ASK,
                    Map.of());
        }
        return against(grounds, grounds.grant().get(), claim.origins(), prefix, evidence);
    }

    private Finding against(
            Claim.Grounds grounds,
            Grant grant,
            List<Asn> origins,
            Prefix prefix,
            Evidence evidence) {
        var seen = seen(grant);
        if (!grant.keyFingerprint().equals(grounds.keyFingerprint())) {
            return evidence.failed(
                    "key-wrong",
                    "The key is not the one of "
                            + seen.getOrDefault("registeredAsn", grant.prefix())
                            + ".",
                    ASK,
                    seen);
        }
        if (!grant.partnerId().equals(grounds.partnerId())) {
            return evidence.failed(
                    "key-other-partner",
                    "The key is another provider's than the connection's.",
                    "Use a connection with the provider that gave you the key.",
                    seen);
        }
        if (grant.registeredAsn().isPresent()) {
            return ofAsn(Asn.of(grant.registeredAsn().get()), origins, evidence, seen);
        }
        if (!Prefix.parse(grant.prefix()).covers(prefix)) {
            return evidence.failed(
                    "key-other-prefix",
                    "The key is for " + grant.prefix() + ", which does not hold " + prefix + ".",
                    ASK,
                    seen);
        }
        return origins(grant, origins, prefix, evidence, seen);
    }

    private static Map<String, String> seen(Grant grant) {
        String partner = Asn.of(grant.partnerAsn()).toString();
        return grant.registeredAsn()
                .map(asn ->
                        Map.of(
                                "registeredAsn", Asn.of(asn).toString(),
                                "registeredAsnId", grant.registeredPrefixId(),
                                "partner", partner))
                .orElseGet(() ->
                        Map.of(
                                "registeredPrefix", grant.prefix(),
                                "registeredPrefixId", grant.registeredPrefixId(),
                                "partner", partner));
    }

    /** A route server's word for an ASN reaches as far as what this ASN alone originates. */
    private static Finding ofAsn(
            Asn registered, List<Asn> origins, Evidence evidence, Map<String, String> seen) {
        if (origins.stream().allMatch(registered::equals)) {
            return evidence.passed(
                    "key-matches",
                    "The provider registered " + registered + " under this key.",
                    seen);
        }
        return evidence.failed(
                "key-other-origin",
                "The key is for what " + registered + " alone originates.",
                "Leave the other origins out, or use a key of this prefix.",
                seen);
    }

    private Finding origins(
            Grant grant,
            List<Asn> origins,
            Prefix prefix,
            Evidence evidence,
            Map<String, String> seen) {
        var foreign =
                origins.stream()
                        .filter(origin -> !grant.origins().contains(origin.value()))
                        .toList();
        if (foreign.isEmpty()) {
            return evidence.passed(
                    "key-matches", "The provider registered this prefix under this key.", seen);
        }
        String names = foreign.stream().map(Asn::toString).collect(Collectors.joining(", "));
        String summary = "The provider did not register " + names + " as an origin";
        String repair = "Have the provider add it, or leave it out.";
        if (vrps.stale(now)) {
            return evidence.unknown(
                    "key-roa-stale", summary + ", and what ROAs say is too old to go by.");
        }
        boolean attested =
                foreign.stream()
                        .allMatch(origin ->
                                vrps.table().judge(prefix, origin).state() == RovState.VALID);
        return attested
                ? evidence.warning(
                        "key-origin-by-roa", summary + ", but the holder's ROA does.", repair, seen)
                : evidence.failed("key-other-origin", summary + ", nor does a ROA.", repair, seen);
    }
}
