package peering.validator.challenge.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.OperatorReview.Review;

/** Proofs that rest on other proofs, or on a person. */
class InheritanceTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(3600);
    private static final Prefix PART = Prefix.parse("198.51.100.0/24");

    private static Proof proof(Method method, String prefix, Instant end) {
        return new Proof(method, Prefix.parse(prefix), "acme", NOW, end, Map.of("name", "x"));
    }

    @Test
    void a_proof_around_it_is_inherited_and_says_where_from() {
        var whole = proof(Method.DnsToken, "198.51.0.0/16", END);
        var found = Inheritance.best(List.of(whole), PART, NOW).orElseThrow();

        assertEquals(Method.Inherited, found.method());
        assertEquals(PART, found.prefix());
        assertEquals(END, found.validUntil());
        assertEquals(
                Map.of("name", "x", "proved-prefix", "198.51.0.0/16", "proved-by", "dns-token"),
                found.evidence());
    }

    @Test
    void the_strongest_counts_and_what_holds_longest_among_equals() {
        var review = proof(Method.OperatorReview, "198.51.100.0/24", END);
        var whole = proof(Method.SignedChecklist, "198.51.0.0/16", END);
        var longer = proof(Method.SignedChecklist, "198.0.0.0/8", END.plusSeconds(1));
        var token = proof(Method.RegistryToken, "198.51.100.0/24", END);

        assertEquals(
                Optional.of(token), Inheritance.best(List.of(review, whole, token), PART, NOW));
        assertEquals(
                "198.0.0.0/8",
                Inheritance.best(List.of(review, whole, longer), PART, NOW)
                        .orElseThrow()
                        .evidence()
                        .get("proved-prefix"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "198.51.101.0/24, 0,    another prefix",
        "198.51.100.0/23, 0,    a prefix around the proved one",
        "198.51.100.0/24, 3600, the proof has ended",
    })
    void a_proof_vouches_for_nothing_else(String prefix, int later, String why) {
        var held = List.of(proof(Method.DnsToken, "198.51.100.0/24", END));

        assertEquals(
                Optional.empty(),
                Inheritance.best(held, Prefix.parse(prefix), NOW.plusSeconds(later)),
                why);
    }

    @ParameterizedTest(name = "{0}, until {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "a letter of 1 November, P30D,  -",
                "short,                  P30D,  review-no-reason",
                "'              ',       P30D,  review-no-reason",
                "a letter of 1 November, PT0S,  review-ended",
                "a letter of 1 November, P91D,  review-too-long",
            })
    void a_person_vouches_with_a_reason_and_an_end(String why, Duration until, String refused) {
        var review = new Review("acme", PART, "ops", why, NOW.plus(until));
        var attempt = OperatorReview.judge(review, NOW, Duration.ofDays(90));

        if (refused == null) {
            var proof = assertInstanceOf(Attempt.Proved.class, attempt).proof();
            assertEquals(Map.of("author", "ops", "why", why), proof.evidence());
            assertEquals(NOW.plus(until), proof.validUntil());
        } else {
            assertEquals(refused, assertInstanceOf(Attempt.Refused.class, attempt).reason());
        }
    }
}
