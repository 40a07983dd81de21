package peering.validator.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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
 *   a proof of the prefix ................... passed, until the proof ends
 *   a proof of a prefix around it ........... passed, inherited
 *   none, and none is asked for here ........ not applicable: the partner's key alone vouches
 *   none, and one is asked for .............. pending: it is the customer's turn
 * </pre>
 *
 * @param proofs of the organisation that claims, for whatever prefix
 * @param required true if this installation takes no prefix on the partner's word alone
 */
record ControlCheck(List<Proof> proofs, boolean required, Instant now) implements Checks.Check {
    private static final String CHECK = "control";
    private static final String SOURCE = "proofs of control";
    private static final String NONE = "control-not-proved";

    ControlCheck {
        proofs = List.copyOf(proofs);
    }

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        return Inheritance.best(proofs, prefix, now)
                .map(this::proved)
                .orElseGet(() -> notProved(prefix));
    }

    private Finding proved(Proof proof) {
        var evidence = new Evidence(CHECK, SOURCE, now, Optional.of(proof.validUntil()));
        if (proof.method() != Method.Inherited) {
            return evidence.passed(
                    "control-proved",
                    "Control of "
                            + proof.prefix()
                            + " was proved by "
                            + proof.method().code()
                            + ".",
                    seen(proof));
        }
        return evidence.passed(
                "control-inherited",
                "Control of "
                        + proof.evidence().get(Inheritance.PROVED_PREFIX)
                        + ", which holds "
                        + proof.prefix()
                        + ", was proved by "
                        + proof.evidence().get(Inheritance.PROVED_BY)
                        + ".",
                seen(proof));
    }

    private static Map<String, String> seen(Proof proof) {
        var seen = new HashMap<>(proof.evidence());
        seen.put("method", proof.method().code());
        seen.put("proven-at", proof.provenAt().toString());
        return seen;
    }

    private Finding notProved(Prefix prefix) {
        var evidence = new Evidence(CHECK, SOURCE, now);
        String repair =
                "Make a challenge for "
                        + prefix
                        + " (POST /v1/challenges), publish or sign what it says, and have it"
                        + " checked.";
        if (required) {
            return evidence.pending(
                    NONE, "Control of " + prefix + " is still to be proved.", repair);
        }
        return evidence.notApplicable(
                NONE, "Only the partner's key vouches for control of " + prefix + ".", repair);
    }
}
