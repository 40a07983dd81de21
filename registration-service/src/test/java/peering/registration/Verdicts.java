package peering.registration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.contract.Topics;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Outcome;
import peering.contract.VerdictFact.Result;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** Verdicts as the prefix-validator would put them on the topic. */
final class Verdicts {
    private static final Instant DECIDED = Instant.parse("2026-11-24T12:00:00Z");

    private Verdicts() {}

    static void tell(String prefixId, long claimRevision, long revision, Outcome outcome) {
        var verdict = of(prefixId, claimRevision, revision, outcome);
        TestStack.facts().tell(Topics.VERDICTS, prefixId, FactJson.write(verdict), Map.of());
    }

    static VerdictFact of(String prefixId, long claimRevision, long revision, Outcome outcome) {
        return new VerdictFact(
                "ver_" + revision,
                prefixId,
                "acme",
                "con_1",
                "205.251.192.0/23",
                claimRevision,
                outcome,
                "What " + outcome + " means.",
                Optional.empty(),
                Optional.empty(),
                "2",
                List.of(outcome.inForce() ? valid() : wrongOrigin()),
                DECIDED,
                revision);
    }

    private static Finding valid() {
        return new Finding(
                "rov",
                Result.Passed,
                "rov-valid",
                "A ROA lets AS16509 originate it.",
                Optional.empty(),
                "VRPs built 2025-07-20T09:31:33Z",
                DECIDED,
                Optional.empty(),
                Map.of("vrp", "205.251.192.0/18-24 AS16509"));
    }

    private static Finding wrongOrigin() {
        return new Finding(
                "rov",
                Result.Failed,
                "rov-wrong-origin",
                "No ROA lets AS16509 originate it.",
                Optional.of("Have the holder of the address space sign a ROA for AS16509."),
                "VRPs built 2025-07-20T09:31:33Z",
                DECIDED,
                Optional.empty(),
                Map.of("covering", "205.251.192.0/21-24 AS10297"));
    }
}
