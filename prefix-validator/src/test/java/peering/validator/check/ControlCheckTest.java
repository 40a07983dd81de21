package peering.validator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Result;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.Method;
import peering.validator.challenge.proof.Proof;

class ControlCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(3600);
    private static final String PREFIX = "198.51.100.0/24";

    private static Proof proof(Method method, String prefix) {
        return new Proof(
                method, Prefix.parse(prefix), "acme", NOW, END, Map.of("dnssec", "secure"));
    }

    private static Finding found(boolean required, Instant now, Proof... proofs) {
        var claim = new Claim(PREFIX, List.of(Asn.of(64500)), Optional.empty());
        return new ControlCheck(List.of(proofs), required, now).of(claim, Prefix.parse(PREFIX));
    }

    @Test
    void a_proof_passes_until_it_ends_and_says_how_it_was_shown() {
        var found = found(true, NOW, proof(Method.DnsToken, PREFIX));

        assertEquals(Result.Passed, found.result());
        assertEquals("control-proved", found.reason());
        assertEquals(Optional.of(END), found.validUntil());
        assertEquals(
                Map.of("method", "dns-token", "dnssec", "secure", "proven-at", NOW.toString()),
                found.evidence());
    }

    @Test
    void a_proof_around_it_is_inherited() {
        var found =
                found(
                        true,
                        NOW,
                        proof(Method.OperatorReview, PREFIX),
                        proof(Method.SignedChecklist, "198.51.0.0/16"));

        assertEquals(Result.Passed, found.result());
        assertEquals("control-inherited", found.reason());
        assertEquals(
                "Control of 198.51.0.0/16, which holds 198.51.100.0/24, was proved by rsc.",
                found.summary());
    }

    @Test
    void without_a_proof_the_partners_key_vouches_alone() {
        var found = found(false, NOW);

        assertEquals(Result.NotApplicable, found.result());
        assertEquals("control-not-proved", found.reason());
        assertTrue(found.repair().orElseThrow().contains("POST /v1/challenges"));
    }

    @Test
    void where_a_proof_is_required_it_is_the_customers_turn() {
        for (var found :
                List.of(
                        found(true, NOW),
                        found(true, END, proof(Method.DnsToken, PREFIX)),
                        found(true, NOW, proof(Method.DnsToken, "198.51.100.0/25")))) {
            assertEquals(Result.Pending, found.result());
            assertEquals("control-not-proved", found.reason());
            assertTrue(found.repair().orElseThrow().contains(PREFIX));
        }
    }
}
