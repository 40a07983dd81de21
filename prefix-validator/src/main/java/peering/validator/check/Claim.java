package peering.validator.check;

import java.util.List;
import java.util.Optional;
import peering.contract.PrefixFact;
import peering.routing.net.Asn;

/**
 * What is to be judged: "these origins may announce this prefix, and this key lets me say so".
 *
 * @param text the prefix as it came, perhaps not one
 * @param origins at least one
 * @param grounds empty in a dry run that asks only about prefix and origins
 */
public record Claim(String text, List<Asn> origins, Optional<Grounds> grounds) {
    public Claim {
        origins = List.copyOf(origins);
        if (origins.isEmpty()) throw new IllegalArgumentException("a claim without an origin");
    }

    /**
     * What the claim rests on.
     *
     * @param keyFingerprint of the key that was presented
     * @param grant what a partner registered under it, if anything
     */
    public record Grounds(
            String partnerId, String keyFingerprint, Optional<PrefixFact.Grant> grant) {}

    /** The claim that a fact makes. */
    public static Claim of(PrefixFact fact) {
        return new Claim(
                fact.prefix(),
                fact.origins().stream().map(Asn::of).toList(),
                Optional.of(new Grounds(fact.partnerId(), fact.keyFingerprint(), fact.grant())));
    }
}
