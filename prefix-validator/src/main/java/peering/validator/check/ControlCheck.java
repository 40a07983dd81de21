package peering.validator.check;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.Inheritance;
import peering.validator.challenge.proof.Method;
import peering.validator.challenge.proof.Proof;

/**
 * Has the customer shown that it controls the prefix? The strongest proof counts.
 *
 * <pre>
 *   a proof of the prefix ................... passed, until its end draws near
 *   a proof of a prefix around it ........... passed, inherited
 *   only proofs that end soon ............... warning
 *   only such, or such as what was shown for
 *     them was not found again .............. warning, with what is to be mended
 *   none, and none is asked for here ........ not applicable: the partner's key alone vouches
 *   none, and one is asked for .............. pending: it is the customer's turn
 * </pre>
 *
 * @param proofs of the organisation that claims, for whatever prefix, and whether one is required
 * @param lead how long before a proof's end it is warned of that
 */
record ControlCheck(Known.Proofs proofs, Duration lead, Instant now) implements Checks.Check {
    private static final String CHECK = "control";
    private static final String SOURCE = "proofs of control";
    private static final String NONE = "control-not-proved";

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        var lasting = proofs.all().stream().filter(this::lasts).toList();
        return Inheritance.best(lasting, prefix, now)
                .map(this::proved)
                .or(() -> Inheritance.best(proofs.all(), prefix, now).map(this::ending))
                .orElseGet(() -> notProved(prefix));
    }

    private boolean lasts(Proof proof) {
        return proof.doubt().isEmpty() && now.isBefore(warnsAt(proof));
    }

    /** One that is given for a week only must not be warned of from its first day. */
    private Instant warnsAt(Proof proof) {
        var third = Duration.between(proof.provenAt(), proof.validUntil()).dividedBy(3);
        return proof.validUntil().minus(third.compareTo(lead) < 0 ? third : lead);
    }

    private Finding proved(Proof proof) {
        var evidence = new Evidence(CHECK, SOURCE, now, Optional.of(warnsAt(proof)));
        return proof.method() == Method.Inherited
                ? evidence.passed("control-inherited", words(proof) + ".", seen(proof))
                : evidence.passed("control-proved", words(proof) + ".", seen(proof));
    }

    private Finding ending(Proof proof) {
        var evidence = new Evidence(CHECK, SOURCE, now, Optional.of(proof.validUntil()));
        String counts = words(proof) + ", which counts until " + proof.validUntil() + ".";
        return proof.doubt()
                .map(why ->
                        evidence.warning(
                                "control-doubted",
                                counts + " It was looked for again: " + why.sentence(),
                                why.repair(),
                                seen(proof)))
                .orElseGet(() ->
                        evidence.warning("control-ending", counts, renewal(proof), seen(proof)));
    }

    private static String words(Proof proof) {
        if (proof.method() != Method.Inherited) {
            return "Control of " + proof.prefix() + " was proved by " + proof.method().code();
        }
        return "Control of "
                + proof.evidence().get(Inheritance.PROVED_PREFIX)
                + ", which holds "
                + proof.prefix()
                + ", was proved by "
                + proof.evidence().get(Inheritance.PROVED_BY);
    }

    private static String renewal(Proof proof) {
        String prefix =
                proof.evidence().getOrDefault(Inheritance.PROVED_PREFIX, proof.prefix().toString());
        return "Prove control of "
                + prefix
                + " anew: leave a token where it stands, and have the challenge checked"
                + " (POST /v1/challenges/{challengeId}/check); sign anew what was signed.";
    }

    private static Map<String, String> seen(Proof proof) {
        var seen = new HashMap<>(proof.evidence());
        seen.put("method", proof.method().code());
        seen.put("proven-at", proof.provenAt().toString());
        seen.put("valid-until", proof.validUntil().toString());
        return seen;
    }

    private Finding notProved(Prefix prefix) {
        var evidence = new Evidence(CHECK, SOURCE, now);
        String repair =
                "Make a challenge for "
                        + prefix
                        + " (POST /v1/challenges), publish or sign what it says, and have it"
                        + " checked.";
        if (proofs.required()) {
            return evidence.pending(
                    NONE, "Control of " + prefix + " is still to be proved.", repair);
        }
        return evidence.notApplicable(
                NONE, "Only the partner's key vouches for control of " + prefix + ".", repair);
    }
}
