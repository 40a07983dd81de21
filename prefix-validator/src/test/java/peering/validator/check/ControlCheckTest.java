package peering.validator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Result;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.Attempt;
import peering.validator.challenge.proof.Method;
import peering.validator.challenge.proof.Proof;

class ControlCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(3600);
    private static final Instant THIRD = NOW.plusSeconds(2400);
    private static final Duration LEAD = Duration.ofDays(14);
    private static final String PREFIX = "198.51.100.0/24";

    private static Proof proof(Method method, String prefix) {
        return new Proof(
                method, Prefix.parse(prefix), "acme", NOW, END, Map.of("dnssec", "secure"));
    }

    private static Finding found(boolean required, Instant now, Proof... proofs) {
        var claim = new Claim(PREFIX, List.of(Asn.of(64500)), Optional.empty());
        var known = new Known.Proofs(List.of(proofs), required);
        return new ControlCheck(known, LEAD, now).of(claim, Prefix.parse(PREFIX));
    }

    @Test
    void a_proof_passes_until_its_end_draws_near_and_says_how_it_was_shown() {
        var found = found(true, NOW, proof(Method.DnsToken, PREFIX));

        assertEquals(Result.Passed, found.result());
        assertEquals("control-proved", found.reason());
        assertEquals(Optional.of(THIRD), found.validUntil());
        assertEquals(
                Map.of(
                        "method",
                        "dns-token",
                        "dnssec",
                        "secure",
                        "proven-at",
                        NOW.toString(),
                        "valid-until",
                        END.toString()),
                found.evidence());
    }

    @Test
    void of_a_proof_that_ends_soon_and_of_no_other_it_is_warned() {
        var dns = proof(Method.DnsToken, PREFIX);
        var year =
                new Proof(
                        Method.OperatorReview,
                        Prefix.parse(PREFIX),
                        "acme",
                        NOW,
                        NOW.plus(Duration.ofDays(365)),
                        Map.of());
        var fortnight = year.validUntil().minus(LEAD);

        assertEquals("control-proved", found(true, THIRD.minusNanos(1), dns).reason());
        var ending = found(true, THIRD, dns);
        assertEquals(Result.Warning, ending.result());
        assertEquals("control-ending", ending.reason());
        assertTrue(ending.summary().endsWith("counts until " + END + "."), ending.summary());
        assertTrue(ending.repair().orElseThrow().contains("anew"));
        assertEquals("control-proved", found(true, THIRD, dns, year).reason());
        assertEquals("control-proved", found(true, fortnight.minusNanos(1), year).reason());
        assertEquals("control-ending", found(true, fortnight, year).reason());
    }

    @Test
    void of_one_that_was_looked_for_and_not_found_it_is_warned_at_once() {
        var why = new Attempt.Refused("dns-no-record", "There is no name.", "Publish it.");
        var doubted =
                new Proof(
                        Method.DnsToken,
                        Prefix.parse("198.51.0.0/16"),
                        "acme",
                        NOW,
                        END,
                        Map.of(),
                        Optional.of(why));

        var found = found(true, NOW, doubted);

        assertEquals(Result.Warning, found.result());
        assertEquals("control-doubted", found.reason());
        assertTrue(found.summary().endsWith("again: There is no name."), found.summary());
        assertEquals(Optional.of("Publish it."), found.repair());
        assertEquals(Optional.of(END), found.validUntil());
        assertEquals(
                "control-proved",
                found(true, NOW, doubted, proof(Method.OperatorReview, PREFIX)).reason());
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
