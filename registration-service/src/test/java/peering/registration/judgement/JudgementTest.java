package peering.registration.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.PrefixFact.Standing;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Outcome;
import peering.registration.prefix.Claim;
import peering.registration.prefix.PrefixState;

class JudgementTest {
    private static final Instant THEN = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant NOW = THEN.plusSeconds(60);

    @ParameterizedTest(
            name =
                    "{0} at claim {1}, last verdict {2}: verdict {4} on claim {3} says {5}, taken {6} → {7}")
    @CsvSource({
        "Pending,  1, 0, 1, 1, Verified, false, Verified",
        "Pending,  1, 0, 1, 1, Failed,   false, Failed",
        "Verified, 1, 1, 1, 2, Failed,   false, Failed",
        "Failed,   1, 1, 1, 2, Verified, false, Verified",
        "Failed,   1, 1, 1, 2, Verified, true,  Failed",
        "Failed,   1, 1, 1, 2, Failed,   true,  Failed",
        "Verified, 1, 1, 1, 2, Verified, false, Verified",
        "Pending,  1, 0, 1, 1, Warning,  false, Verified",
        "Pending,  1, 0, 1, 1, Invalid,  false, Failed",
        "Pending,  1, 0, 1, 1, Pending,  false, Pending",
        "Verified, 1, 1, 1, 2, Unknown,  false, Verified",
        "Verified, 1, 1, 1, 2, Pending,  false, Verified",
        "Failed,   1, 1, 1, 2, Unknown,  false, Failed",
        "Failed,   1, 1, 1, 2, Warning,  true,  Failed",
        "Verified, 1, 2, 1, 2, Failed,   false, ignored",
        "Verified, 1, 2, 1, 1, Failed,   false, ignored",
        "Pending,  2, 1, 1, 2, Verified, false, ignored",
        "Pending,  1, 0, 2, 1, Verified, false, ignored",
        "Released, 1, 0, 1, 1, Verified, false, ignored",
    })
    void follows_the_table_of_its_comment(
            Standing standing,
            long claim,
            long lastVerdict,
            long judged,
            long revision,
            Outcome outcome,
            boolean taken,
            String expected) {
        var judgement =
                Judgement.of(
                        new Claim("pfx_1", PrefixState.of(standing, THEN), claim, lastVerdict),
                        verdict(judged, revision, outcome),
                        taken,
                        NOW);

        String became =
                switch (judgement) {
                    case Judgement.Ignored _ -> "ignored";
                    case Judgement.Applied(var next, var _) -> next.standing().name();
                };
        assertEquals(expected, became);
    }

    @Test
    void a_standing_that_stays_keeps_its_time() {
        var claim = new Claim("pfx_1", new PrefixState.Verified(THEN), 1, 1);

        var judgement = Judgement.of(claim, verdict(1, 2, Outcome.Verified), false, NOW);

        var applied = assertInstanceOf(Judgement.Applied.class, judgement);
        assertEquals(new PrefixState.Verified(THEN), applied.next());
    }

    private static VerdictFact verdict(long claimRevision, long revision, Outcome outcome) {
        return new VerdictFact(
                "ver_1",
                "pfx_1",
                "acme",
                "con_1",
                "205.251.192.0/23",
                claimRevision,
                outcome,
                "",
                Optional.empty(),
                Optional.empty(),
                "2",
                List.of(),
                THEN,
                revision);
    }
}
