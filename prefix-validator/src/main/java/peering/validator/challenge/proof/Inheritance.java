package peering.validator.challenge.proof;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import peering.routing.net.Prefix;

/** One proof serves every prefix inside it: whoever controls the whole controls the part. */
public final class Inheritance {
    /** Evidence: the prefix around it that was proved. */
    public static final String PROVED_PREFIX = "proved-prefix";

    /** Evidence: the {@link Method#code} by which it was. */
    public static final String PROVED_BY = "proved-by";

    /** The strongest method first, then what holds longest. */
    private static final Comparator<Proof> BEST_FIRST =
            Comparator.comparing(Proof::method)
                    .thenComparing(Proof::validUntil, Comparator.reverseOrder());

    private Inheritance() {}

    /**
     * The best word for a prefix.
     *
     * @param held proofs of one organisation, for whatever, in force or not
     * @return a proof of exactly that prefix: one that is, or one inherited from a prefix around it
     */
    public static Optional<Proof> best(List<Proof> held, Prefix prefix, Instant now) {
        return held.stream()
                .filter(proof -> proof.vouchesFor(prefix, now))
                .sorted(BEST_FIRST)
                .map(proof -> inherited(proof, prefix))
                .min(Comparator.comparing(Proof::method));
    }

    private static Proof inherited(Proof proof, Prefix prefix) {
        if (proof.prefix().equals(prefix)) return proof;
        var evidence = new HashMap<>(proof.evidence());
        evidence.put(PROVED_PREFIX, proof.prefix().toString());
        evidence.put(PROVED_BY, proof.method().code());
        return new Proof(
                Method.Inherited,
                prefix,
                proof.organisation(),
                proof.provenAt(),
                proof.validUntil(),
                evidence,
                proof.doubt());
    }
}
