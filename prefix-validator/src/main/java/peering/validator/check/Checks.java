package peering.validator.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixTextException;

/**
 * Every check, in the order a reader would make them by hand; each gives one finding. To add one:
 * write it, add it here.
 */
public final class Checks {
    private static final String TEXT = "text";
    private static final String RULES = "RFC 4632, RFC 5952";

    private Checks() {}

    /** One check of a claim whose prefix can be read. */
    interface Check {
        Finding of(Claim claim, Prefix prefix);
    }

    /**
     * @return the text's finding first; only that one if the text is no prefix, since then there is
     *     nothing that the others could be asked about
     */
    public static List<Finding> of(Claim claim, Known known, Instant now) {
        var evidence = new Evidence(TEXT, RULES, now);
        Prefix prefix;
        try {
            prefix = Prefix.parse(claim.text());
        } catch (PrefixTextException unreadable) {
            return List.of(unreadable(evidence, claim.text(), unreadable));
        }
        var vrps = known.vrps();
        var carriage = new Carriage(known.received(), known.rules(), now);
        List<Check> others =
                List.of(
                        new SpecialPurposeCheck(now),
                        new LengthCheck(now),
                        new OriginCheck(now),
                        new KeyCheck(vrps, now),
                        new RovCheck(vrps, known.leads().roa(), now),
                        MaxLengthCheck.of(vrps.table(), vrps.describe(now), now),
                        new AspaCheck(vrps.aspas(), new Evidence("aspa", vrps.describe(now), now)),
                        new IrrCheck(known.irr(), now),
                        new RdapHolderCheck(known.rdap(), now),
                        new ControlCheck(known.proofs(), known.leads().proof(), now),
                        new SessionsCheck(carriage, now),
                        new ReceivedCheck(carriage, now),
                        new CommunityCheck(carriage, now),
                        new PathCheck(carriage, now));
        var findings = new ArrayList<Finding>();
        findings.add(readable(evidence, claim.text(), prefix));
        others.forEach(check -> findings.add(check.of(claim, prefix)));
        return findings;
    }

    private static Finding readable(Evidence evidence, String text, Prefix prefix) {
        if (prefix.toString().equals(text)) {
            return evidence.passed(
                    "text-canonical", prefix + " is written as it should be.", Map.of());
        }
        return evidence.warning(
                "text-not-canonical",
                "'" + text + "' means " + prefix + ".",
                "Write " + prefix + ".",
                Map.of("canonical", prefix.toString()));
    }

    private static Finding unreadable(Evidence evidence, String text, PrefixTextException why) {
        String remedy = why.meant().map(meant -> "Write " + meant + ".").orElse("Write a prefix.");
        String reason = why.isHostBits() ? "text-host-bits" : "text-malformed";
        return evidence.failed(reason, why.getMessage(), remedy, Map.of("text", text));
    }
}
